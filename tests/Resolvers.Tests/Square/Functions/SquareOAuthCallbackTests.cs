using System.Net;
using System.Web;
using Graph.Functions.Square;
using Graph.Lambda.Events;
using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Square.OAuth;
using Graph.Resolvers.Users;
using Graph.Testing.DynamoDb;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Resolvers.Tests.Square.Functions;

/// <summary>The pages by which a seller is connected, event in and answer out.</summary>
public sealed class SquareOAuthCallbackTests(SellerShop shop) : IClassFixture<SellerShop>, IDisposable
{
    private const string Token =
        """{"access_token":"EAAA-1","token_type":"bearer","expires_at":"2031-06-05T12:00:00Z","merchant_id":"ML-new","refresh_token":"EQAA-1","refresh_token_expires_at":"2031-08-04T12:00:00Z"}""";

    private readonly SquareOAuthCallback function =
        new(shop.Services.GetRequiredService<ConnectFlow>(), NullLogger<SquareOAuthCallback>.Instance);

    public void Dispose() => shop.Requests.FailNoMore();

    [Fact]
    public async Task The_first_page_says_whose_account_it_is_and_nothing_can_run_in_it_or_frame_it()
    {
        var state = await Begin("<b>ada</b>");

        var page = await Get(SquareOAuthCallback.Connect, $"state={state}");

        Assert.Equal(200, page.StatusCode);
        Assert.Contains("&lt;b&gt;ada&lt;/b&gt;", page.Body, StringComparison.Ordinal);
        Assert.Contains($"""<input type="hidden" name="state" value="{state}">""", page.Body, StringComparison.Ordinal);
        Assert.Matches("^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; frame-ancestors 'none'$", page.Headers["content-security-policy"]);
        Assert.Equal(("no-store", "same-origin"), (page.Headers["cache-control"], page.Headers["referrer-policy"]));
        Assert.Null(page.Cookies);
    }

    [Theory]
    [InlineData("sec-fetch-site", "same-origin", true)]
    [InlineData("sec-fetch-site", "cross-site", false)]
    [InlineData("sec-fetch-site", "none", false)]
    [InlineData("origin", "https://bff.example.test", true)]
    [InlineData("origin", "https://evil.example.test", false)]
    [InlineData("origin", "null", false)]
    [InlineData("x-nothing", "", false)]
    public async Task The_button_works_for_posts_of_our_own_page(string header, string value, bool works)
    {
        var state = await Begin();

        var answer = await Press($"state={state}", header, value);

        Assert.Equal(works ? 302 : 400, answer.StatusCode);
        if (!works)
            return;
        Assert.Equal("connect.squareupsandbox.com", new Uri(answer.Headers["location"]).Host);
        Assert.Equal($"__Host-square-state={state}; Max-Age=600; Path=/; Secure; HttpOnly; SameSite=Lax", Assert.Single(answer.Cookies!));
    }

    [Theory]
    [InlineData("state=invented")]
    [InlineData("")]
    [InlineData("state=%00%ff")]
    public async Task What_was_not_begun_goes_nowhere(string form)
    {
        Assert.Equal(400, (await Press(form, "sec-fetch-site", "same-origin")).StatusCode);
        Assert.Equal(400, (await Get(SquareOAuthCallback.Connect, form)).StatusCode);
    }

    [Fact]
    public async Task A_form_of_any_size_or_none_is_answered()
    {
        Assert.Equal(400, (await Press(new string('x', 100_000), "sec-fetch-site", "same-origin")).StatusCode);
        var broken = new HttpApiEvent
        {
            RouteKey = SquareOAuthCallback.Continue,
            RawPath = "/",
            Headers = new Dictionary<string, string> { ["sec-fetch-site"] = "same-origin" },
            Body = "%%",
            IsBase64Encoded = true,
        };
        Assert.Equal(400, (await function.Handle(broken, default)).StatusCode);
    }

    [Fact]
    public async Task Square_s_answer_ends_at_a_page_and_the_cookie_with_it()
    {
        shop.Canned.On("POST /oauth2/token", _ => Token);
        var state = await Begin();

        var answer = await Get(SquareOAuthCallback.Callback, $"code=c&state={state}", state);

        Assert.Equal((302, "https://bff.example.test/auth/success?merchant_id=ML-new"), (answer.StatusCode, answer.Headers["location"]));
        Assert.Equal("__Host-square-state=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax", Assert.Single(answer.Cookies!));
        Assert.Equal("no-referrer", answer.Headers["referrer-policy"]);
    }

    /// <summary>Any page can send a browser to the callback.</summary>
    [Fact]
    public async Task Another_state_leaves_the_cookie_of_what_is_under_way()
    {
        var state = await Begin();

        var answer = await Get(SquareOAuthCallback.Callback, "code=c&state=x", state);

        Assert.Equal("https://bff.example.test/auth/error?error=invalid_state", answer.Headers["location"]);
        Assert.Null(answer.Cookies);
    }

    [Fact]
    public async Task A_database_that_is_away_is_a_page_too()
    {
        var state = await Begin();
        shop.Requests.Answer = (_, _) => RequestLog.Error("InternalServerError", HttpStatusCode.InternalServerError);

        var page = await Get(SquareOAuthCallback.Connect, $"state={state}");

        Assert.Equal(503, page.StatusCode);
        Assert.Contains("server_error", page.Body, StringComparison.Ordinal);
    }

    /// <summary>The seller is connected by then.</summary>
    [Fact]
    public async Task An_app_that_cannot_be_given_a_code_is_not_told_that_nobody_was_connected()
    {
        shop.Canned.On("POST /oauth2/token", _ => Token).On("GET /v2/merchants/me", _ => """{"merchant":{"id":"ML-new","country":"NZ"}}""");
        var state = await Begin(returnTo: "joylabs://square-callback");
        shop.Requests.Answer = (operation, body) => operation == "PutItem" && body["TableName"]!.ToString().Contains("states", StringComparison.Ordinal)
            ? RequestLog.Error("InternalServerError", HttpStatusCode.InternalServerError)
            : null;

        var answer = await Get(SquareOAuthCallback.Callback, $"code=c&state={state}", state);

        Assert.Equal("https://bff.example.test/auth/success?merchant_id=ML-new", answer.Headers["location"]);
        Assert.NotNull(await shop.Services.GetRequiredService<SquareConnectionStore>().Get("ML-new", default));
    }

    private async Task<string> Begin(string account = "ada", string? returnTo = null)
    {
        var flow = shop.Services.GetRequiredService<ConnectFlow>();
        var (page, _) = await flow.Start(new UserId("ada"), account, returnTo, default);
        return HttpUtility.ParseQueryString(page.Query)["state"]!;
    }

    private Task<HttpApiResponse> Get(string route, string query, string? cookie = null) => function.Handle(
        new HttpApiEvent
        {
            RouteKey = route,
            RawPath = route.Split(' ')[1],
            RawQueryString = query,
            Cookies = cookie is null ? [] : [$"other=1", $"__Host-square-state={cookie}"],
        },
        default);

    private Task<HttpApiResponse> Press(string form, string header, string value) => function.Handle(
        new HttpApiEvent
        {
            RouteKey = SquareOAuthCallback.Continue,
            RawPath = "/api/auth/square/connect",
            Headers = new Dictionary<string, string> { [header] = value },
            Body = form,
        },
        default);
}
