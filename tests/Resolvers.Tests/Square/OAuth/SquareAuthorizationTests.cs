using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Shared.Encryption;
using Graph.Resolvers.Square;
using Graph.Resolvers.Square.Api;
using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Square.OAuth;
using Graph.Resolvers.Tests.Square.Api;
using Graph.Resolvers.Users;
using Graph.Testing.DynamoDb;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Resolvers.Tests.Square.OAuth;

/// <summary>From a user's wish to a connected seller, and all that may come between.</summary>
public sealed class SquareAuthorizationTests : IAsyncLifetime
{
    private const string ReturnTo = "joylabs://square-callback";
    private const string Token =
        """{"access_token":"EAAA-1","token_type":"bearer","expires_at":"2031-06-05T12:00:00Z","merchant_id":"ML1","refresh_token":"EQAA-1","refresh_token_expires_at":"2031-08-04T12:00:00Z"}""";

    private static readonly UserId s_user = new("u-1");

    private readonly DatabaseFixture fixture = new();
    private readonly MovableTime time = new(Shop.Now);
    private readonly FakeSquare square = new();
    private readonly ConfiguredKeys keys = ConfiguredKeys.ForThisProcess();
    private SquareClient client = null!;
    private SquareConnectionStore connections = null!;
    private AuthorizationStates states = null!;
    private SquareAuthorization authorization = null!;

    public async Task InitializeAsync()
    {
        await fixture.InitializeAsync();
        await fixture.Database.CreateTables([SquareMerchantsTable.Definition, SquareStatesTable.Definition]);
        client = square.Client();
        connections = new SquareConnectionStore(fixture.Database, new TokenVault(keys), time);
        states = new AuthorizationStates(fixture.Database, keys, time);
        authorization = new SquareAuthorization(
            new SquareOptions { ApplicationId = "sandbox-app", RedirectUrl = "https://bff.example.test/square/callback" },
            states,
            client,
            connections,
            NullLogger<SquareAuthorization>.Instance);
    }

    public Task DisposeAsync()
    {
        client.Dispose();
        square.Dispose();
        return fixture.DisposeAsync();
    }

    [Fact]
    public async Task A_seller_who_agrees_is_connected_to_the_user_who_has_begun_it()
    {
        var (page, state) = await Begin(ReturnTo);
        square.Answers(Token);

        var outcome = await authorization.End(state.Reveal(), "sq0cgb-code", null, state.Reveal(), default);

        var connected = Assert.IsType<AuthorizationOutcome.Connected>(outcome);
        Assert.Equal(("ML1", s_user, ReturnTo), (connected.MerchantId, connected.UserId, connected.ReturnTo));
        var connection = (await connections.FindByUser(s_user, default))!;
        Assert.Equal("EAAA-1", (await connections.Open(connection, default)).Access.Reveal());

        // The verifier that is sent is the one whose challenge Square was shown.
        var shown = HttpUtility.ParseQueryString(page.Query);
        var sent = Assert.Single(square.Requests).Body!;
        var verifier = (string)sent["code_verifier"]!;
        Assert.Equal(
            shown["code_challenge"], Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_'));
        Assert.InRange(verifier.Length, 43, 128);
        Assert.Null(sent["client_secret"]);
        Assert.Equal(
            ("https://connect.squareupsandbox.com/oauth2/authorize", "sandbox-app", "code", "S256", "https://bff.example.test/square/callback"),
            (page.GetLeftPart(UriPartial.Path), shown["client_id"], shown["response_type"], shown["code_challenge_method"], shown["redirect_uri"]));
        Assert.Equal((shown["redirect_uri"], "sq0cgb-code"), ((string?)sent["redirect_uri"], (string?)sent["code"]));
        Assert.Equal(state.Reveal(), shown["state"]);
    }

    [Fact]
    public async Task A_state_is_good_once_also_when_it_comes_often_at_once()
    {
        var (_, state) = await Begin(null);
        square.Answers(Token);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            async _ => await authorization.End(state.Reveal(), "code", null, state.Reveal(), default)));

        Assert.Single(outcomes.OfType<AuthorizationOutcome.Connected>());
        Assert.All(
            outcomes.OfType<AuthorizationOutcome.Refused>(), refused => Assert.Equal(SquareAuthorizationErrors.InvalidState, refused.Error));
        Assert.Single(square.Requests);
    }

    [Fact]
    public async Task A_seller_who_refuses_ends_the_state_too()
    {
        var (_, state) = await Begin(ReturnTo);

        Assert.Equal(
            new AuthorizationOutcome.Refused("access_denied", ReturnTo),
            await authorization.End(state.Reveal(), null, "access_denied", state.Reveal(), default));
        await IsInvalid(state.Reveal(), state.Reveal());
    }

    [Fact]
    public async Task What_another_browser_has_begun_is_refused_and_stays_good_for_that_one()
    {
        var (_, state) = await Begin(null);
        var (_, others) = await Begin(null, new UserId("u-2"));

        await IsInvalid(state.Reveal(), others.Reveal());
        await IsInvalid(state.Reveal(), null);
        await IsInvalid(state.Reveal(), state.Reveal()[..^1]);

        square.Answers(Token);
        Assert.IsType<AuthorizationOutcome.Connected>(await authorization.End(state.Reveal(), "code", null, state.Reveal(), default));
    }

    [Fact]
    public async Task A_state_that_is_too_old_is_refused_though_its_row_is_still_there()
    {
        var (_, state) = await Begin(null);
        time.Pass(TimeSpan.FromMinutes(10));

        await IsInvalid(state.Reveal(), state.Reveal());
    }

    [Theory]
    [InlineData(null, SquareAuthorizationErrors.MissingState)]
    [InlineData("", SquareAuthorizationErrors.MissingState)]
    [InlineData("invented", SquareAuthorizationErrors.InvalidState)]
    [InlineData("ü<script>", SquareAuthorizationErrors.InvalidState)]
    public async Task Without_a_state_of_ours_nothing_is_done(string? state, string error)
    {
        Assert.Equal(new AuthorizationOutcome.Refused(error), await authorization.End(state, "code", null, state, default));
        Assert.Empty(square.Requests);
    }

    [Fact]
    public async Task A_state_without_bounds_is_refused_before_it_is_looked_for()
    {
        var state = new string('x', 100_000);
        fixture.Requests.Clear();

        await IsInvalid(state, state);

        Assert.Equal(0, fixture.Requests.Count("UpdateItem"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_a_code_nothing_is_asked(string? code)
    {
        var (_, state) = await Begin(ReturnTo);

        Assert.Equal(
            new AuthorizationOutcome.Refused(SquareAuthorizationErrors.MissingCode, ReturnTo),
            await authorization.End(state.Reveal(), code, null, state.Reveal(), default));
    }

    /// <summary>What is shown or passed on is a code, whatever was sent in its place.</summary>
    [Theory]
    [InlineData("server_error", "server_error")]
    [InlineData("<script>alert(1)</script>", "access_denied")]
    [InlineData("a&code=stolen", "access_denied")]
    public async Task An_error_that_is_no_code_is_a_refusal_without_it(string error, string told)
    {
        var (_, state) = await Begin(null);

        Assert.Equal(
            new AuthorizationOutcome.Refused(told), await authorization.End(state.Reveal(), null, error, state.Reveal(), default));
    }

    [Fact]
    public async Task A_code_that_Square_does_not_take_connects_nobody()
    {
        var (_, state) = await Begin(null);
        square.Refuses(HttpStatusCode.Unauthorized, "AUTHENTICATION_ERROR", "UNAUTHORIZED");

        Assert.Equal(
            new AuthorizationOutcome.Refused(SquareAuthorizationErrors.ExchangeFailed),
            await authorization.End(state.Reveal(), "used", null, state.Reveal(), default));
        Assert.Null(await connections.FindByUser(s_user, default));
    }

    [Fact]
    public async Task A_state_whose_taking_lost_its_answer_is_taken()
    {
        var (_, state) = await Begin(null);
        square.Answers(Token);
        var losses = 1;
        fixture.Requests.LosesAnswer = operation => operation == "UpdateItem" && losses-- > 0;

        Assert.IsType<AuthorizationOutcome.Connected>(await authorization.End(state.Reveal(), "code", null, state.Reveal(), default));
    }

    [Fact]
    public async Task Tokens_that_cannot_be_stored_are_told_so()
    {
        var (_, state) = await Begin(ReturnTo);
        square.Answers(Token);
        fixture.Requests.Answer = (operation, _) => operation == "PutItem"
            ? RequestLog.Error("com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException")
            : null;

        Assert.Equal(
            new AuthorizationOutcome.Refused(SquareAuthorizationErrors.ServerError, ReturnTo),
            await authorization.End(state.Reveal(), "code", null, state.Reveal(), default));
    }

    [Fact]
    public async Task The_table_has_neither_states_nor_verifiers()
    {
        var (page, state) = await Begin(ReturnTo);
        square.Answers(Token);
        var rows = await fixture.Database.Client.ScanAsync(new(SquareStatesTable.Definition.NameIn(fixture.Stage)));
        await authorization.End(state.Reveal(), "code", null, state.Reveal(), default);

        var verifier = (string)square.Requests.Single().Body!["code_verifier"]!;
        var row = Assert.Single(rows.Items);
        var text = string.Concat(row.Values.Select(value => value.S + (value.B is null ? "" : Encoding.Latin1.GetString(value.B.ToArray()))));
        Assert.DoesNotContain(state.Reveal(), text, StringComparison.Ordinal);
        Assert.DoesNotContain(verifier, text, StringComparison.Ordinal);
        Assert.DoesNotContain(verifier, page.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal((Shop.Now + TimeSpan.FromMinutes(10)).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), row["ttl"].N);
    }

    private async Task<(Uri Page, Secret State)> Begin(string? returnTo, UserId? user = null)
    {
        var (state, _) = await states.Begin(user ?? s_user, "ada@example.test", returnTo, default);
        var pending = (await states.Find(state.Reveal(), default))!;
        return (await authorization.PageAtSquare(state.Reveal(), pending, default), state);
    }

    private async Task IsInvalid(string? state, string? begun) => Assert.Equal(
        new AuthorizationOutcome.Refused(SquareAuthorizationErrors.InvalidState), await authorization.End(state, "code", null, begun, default));
}
