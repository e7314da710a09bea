using System.Net;
using System.Security.Cryptography;
using Amazon.DynamoDBv2.Model;
using Graph.Resolvers.Shared.Encryption;
using Graph.Resolvers.Square;
using Graph.Resolvers.Square.Api;
using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Tests.Square.Api;
using Graph.Resolvers.Users;
using Graph.Testing.DynamoDb;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Resolvers.Tests.Square.Connections;

/// <summary>Tokens of a connected seller, as time passes and Square answers or not.</summary>
public sealed class AccessTokensTests : IAsyncLifetime
{
    private const string MerchantId = "MLDEMO0000001";

    private static readonly UserId s_user = new("u-1");
    private static readonly SquareOptions s_options = new() { ApplicationId = "sandbox-app", ApplicationSecret = new("sandbox-secret") };

    private readonly DatabaseFixture fixture = new();
    private readonly MovableTime time = new(Shop.Now);
    private readonly FakeSquare square = new();
    private SquareClient client = null!;
    private SquareConnectionStore connections = null!;
    private AccessTokens tokens = null!;

    public async Task InitializeAsync()
    {
        await fixture.InitializeAsync();
        await fixture.Database.CreateTables([SquareMerchantsTable.Definition]);
        client = square.Client();
        connections = new SquareConnectionStore(fixture.Database, new TokenVault(ConfiguredKeys.ForThisProcess()), time);
        tokens = NewTokens();
        await connections.Put(
            MerchantId, s_user, new SquareTokens(new("EAAA-first"), new("EQAA-first"), time.GetUtcNow().AddDays(30), null), default);
    }

    public Task DisposeAsync()
    {
        client.Dispose();
        square.Dispose();
        return fixture.DisposeAsync();
    }

    [Fact]
    public async Task A_young_token_is_given_without_asking_Square()
    {
        time.Pass(TimeSpan.FromDays(6));

        Assert.Equal("EAAA-first", await Get());
        Assert.Empty(square.Requests);
    }

    [Fact]
    public async Task Who_is_not_connected_has_none() => Assert.Null(await tokens.Get("ML-another", default));

    [Fact]
    public async Task An_older_one_is_refreshed_once_for_all_who_ask()
    {
        time.Pass(TimeSpan.FromDays(8));
        square.Answers(Token("second"));

        var given = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Get()));

        Assert.All(given, token => Assert.Contains(token, new[] { "EAAA-first", "EAAA-second" }));
        Assert.Equal("EAAA-second", await Get());
        Assert.Equal(
            """{"client_id":"sandbox-app","grant_type":"refresh_token","client_secret":"sandbox-secret","refresh_token":"EQAA-first"}""",
            Assert.Single(square.Requests).Body!.ToJsonString());

        time.Pass(TimeSpan.FromDays(8));
        square.Answers(Token("third"));
        Assert.Equal("EAAA-third", await Get());
        Assert.Equal("EQAA-second", (string)square.Requests[1].Body!["refresh_token"]!);
    }

    /// <summary>As instances of a function do, which know nothing of each other.</summary>
    [Fact]
    public async Task Of_several_instances_one_refreshes_it()
    {
        time.Pass(TimeSpan.FromDays(8));
        square.Answers(Token("second"));

        var given = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => (await NewTokens().Get(MerchantId, default))!.Reveal()));

        Assert.All(given, token => Assert.Contains(token, new[] { "EAAA-first", "EAAA-second" }));
        Assert.Single(square.Requests);
        Assert.Equal("EAAA-second", await Get());
    }

    [Fact]
    public async Task While_Square_does_not_answer_the_token_is_given_until_it_ends_and_refreshed_afterwards()
    {
        time.Pass(TimeSpan.FromDays(8));
        square.BreaksOff().BreaksOff().BreaksOff();
        Assert.Equal("EAAA-first", await Get());
        Assert.Equal(3, square.Requests.Count);

        time.Pass(TimeSpan.FromDays(23));
        square.BreaksOff().BreaksOff().BreaksOff();
        var failure = await Assert.ThrowsAsync<SquareUnavailableException>(Get);
        Assert.Contains("Ask again later", failure.Message, StringComparison.Ordinal);

        square.Answers(Token("second"));
        Assert.Equal("EAAA-second", await Get());
    }

    [Fact]
    public async Task Who_was_killed_while_refreshing_keeps_others_from_it_for_a_while()
    {
        time.Pass(TimeSpan.FromDays(8));
        Assert.NotNull(await connections.TryBeginRefresh((await connections.Get(MerchantId, default))!, TimeSpan.FromSeconds(40), default));

        Assert.Equal("EAAA-first", await Get());
        Assert.Empty(square.Requests);

        time.Pass(TimeSpan.FromSeconds(41));
        square.Answers(Token("second"));
        Assert.Equal("EAAA-second", await Get());
    }

    [Fact]
    public async Task A_seller_who_has_ended_it_is_connected_no_longer()
    {
        time.Pass(TimeSpan.FromDays(8));
        square.Refuses(HttpStatusCode.Unauthorized, "AUTHENTICATION_ERROR", "ACCESS_TOKEN_REVOKED");

        Assert.Null(await tokens.Get(MerchantId, default));
        Assert.Null(await connections.FindByUser(s_user, default));
    }

    /// <summary>As when the application's secret was mistyped, or Square has disabled the application: all sellers would be lost.</summary>
    [Theory]
    [InlineData("UNAUTHORIZED")]
    [InlineData("CLIENT_DISABLED")]
    public async Task Any_other_refusal_leaves_the_seller_connected_and_is_not_asked_for_at_every_call(string code)
    {
        time.Pass(TimeSpan.FromDays(8));
        square.Refuses(HttpStatusCode.Unauthorized, "AUTHENTICATION_ERROR", code);

        Assert.Equal("EAAA-first", await Get());
        Assert.Equal("EAAA-first", await Get());
        Assert.Equal(MerchantId, (await connections.FindByUser(s_user, default))!.MerchantId);
        Assert.Single(square.Requests);

        time.Pass(TimeSpan.FromDays(30));
        square.Refuses(HttpStatusCode.Unauthorized, "AUTHENTICATION_ERROR", code);
        await Assert.ThrowsAsync<ReconnectRequiredException>(Get);
    }

    [Fact]
    public async Task Once_the_refresh_token_has_ended_the_seller_has_to_connect_again()
    {
        await connections.Put(
            MerchantId,
            s_user,
            new SquareTokens(new("EAAA-pkce"), new("EQAA-pkce"), time.GetUtcNow().AddDays(30), time.GetUtcNow().AddDays(20)),
            default);

        time.Pass(TimeSpan.FromDays(21));
        Assert.Equal("EAAA-pkce", await Get());
        time.Pass(TimeSpan.FromDays(21));
        await Assert.ThrowsAsync<ReconnectRequiredException>(Get);
        Assert.Empty(square.Requests);
    }

    [Fact]
    public async Task What_Square_has_given_is_kept_whatever_DynamoDB_does_meanwhile()
    {
        time.Pass(TimeSpan.FromDays(8));
        square.Answers(Token("second"));
        var failures = 20;
        fixture.Requests.Answer = (operation, _) => operation == "UpdateItem" && square.Requests.Count > 0 && failures-- > 0
            ? RequestLog.Error("com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException")
            : null;

        Assert.Equal("EAAA-second", await Get());
        fixture.Requests.FailNoMore();

        Assert.InRange(failures, -1, 0);
        Assert.Equal("EAAA-second", await Get());
        Assert.Single(square.Requests);
    }

    [Fact]
    public async Task A_refresh_whose_beginning_lost_its_answer_is_begun()
    {
        time.Pass(TimeSpan.FromDays(8));
        square.Answers(Token("second"));
        var losses = 1;
        fixture.Requests.LosesAnswer = operation => operation == "UpdateItem" && losses-- > 0;

        Assert.Equal("EAAA-second", await Get());
    }

    [Fact]
    public async Task Who_comes_back_too_late_takes_nothing_from_the_next()
    {
        var connection = (await connections.Get(MerchantId, default))!;
        var late = (await connections.TryBeginRefresh(connection, TimeSpan.FromSeconds(40), default))!;
        time.Pass(TimeSpan.FromSeconds(41));
        Assert.NotNull(await connections.TryBeginRefresh(connection, TimeSpan.FromSeconds(40), default));

        await connections.GiveUpRefresh(connection, late, default);

        Assert.Null(await connections.TryBeginRefresh(connection, TimeSpan.FromSeconds(40), default));
    }

    [Fact]
    public async Task The_refused_token_itself_is_never_given_in_its_place()
    {
        square.BreaksOff().BreaksOff().BreaksOff();

        await Assert.ThrowsAsync<SquareUnavailableException>(async () => await tokens.GetInPlaceOf(MerchantId, new("EAAA-first"), default));
        await Assert.ThrowsAsync<SquareUnavailableException>(async () => await tokens.GetInPlaceOf(MerchantId, new("EAAA-first"), default));
    }

    [Fact]
    public async Task A_token_that_Square_refuses_is_replaced_once()
    {
        square.Answers(Token("second"));

        Assert.Equal("EAAA-second", (await tokens.GetInPlaceOf(MerchantId, new("EAAA-first"), default))!.Reveal());
        Assert.Equal("EAAA-second", (await tokens.GetInPlaceOf(MerchantId, new("EAAA-first"), default))!.Reveal());
        Assert.Single(square.Requests);
    }

    [Fact]
    public async Task Who_connects_the_seller_anew_during_a_refresh_has_the_last_word()
    {
        var before = (await connections.Get(MerchantId, default))!;
        Assert.NotNull(await connections.TryBeginRefresh(before, TimeSpan.FromSeconds(40), default));
        time.Pass(TimeSpan.FromSeconds(1));
        await connections.Put(
            MerchantId, new UserId("u-2"), new SquareTokens(new("EAAA-new"), new("EQAA-new"), time.GetUtcNow().AddDays(30), null), default);

        var stale = await connections.Open(before, default);
        Assert.False(await connections.EndRefresh(before, stale, await connections.Seal(before, stale, default), default));
        Assert.Equal("EAAA-new", await Get());
    }

    [Fact]
    public async Task Tokens_are_in_the_table_only_encrypted_and_only_for_their_merchant()
    {
        var rows = await fixture.Database.Client.ScanAsync(new ScanRequest(SquareMerchantsTable.Definition.NameIn(fixture.Stage)));
        var row = Assert.Single(rows.Items);
        var text = string.Join('\n', row.Select(attribute => $"{attribute.Key} {attribute.Value.S} {Text(attribute.Value.B)}"));
        Assert.DoesNotContain("AA-first", text, StringComparison.Ordinal);

        row["id"] = new AttributeValue("ML-thief");
        await fixture.Database.Client.PutItemAsync(SquareMerchantsTable.Definition.NameIn(fixture.Stage), row);
        await Assert.ThrowsAsync<CryptographicException>(async () => await tokens.Get("ML-thief", default));
    }

    private AccessTokens NewTokens() => new(client, connections, s_options, time, NullLogger<AccessTokens>.Instance);

    private async Task<string> Get() => (await tokens.Get(MerchantId, default))!.Reveal();

    private string Token(string name) =>
        $$"""{"access_token":"EAAA-{{name}}","token_type":"bearer","expires_at":"{{time.GetUtcNow().AddDays(30):O}}","merchant_id":"{{MerchantId}}","refresh_token":"EQAA-{{name}}"}""";

    private static string Text(MemoryStream? bytes) => bytes is null ? "" : System.Text.Encoding.Latin1.GetString(bytes.ToArray());
}
