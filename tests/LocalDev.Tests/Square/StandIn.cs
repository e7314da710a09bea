using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Graph.LocalDev.Square;
using Microsoft.AspNetCore.WebUtilities;

namespace Graph.LocalDev.Tests.Square;

/// <summary>A stand-in for Square with an application, and a browser whose seller answers its page.</summary>
internal sealed partial class StandIn : IAsyncDisposable
{
    public const string RedirectUrl = "http://localhost:5080/api/auth/square/callback";
    public const string AllScopes = "MERCHANT_PROFILE_READ ITEMS_READ ITEMS_WRITE ORDERS_READ CUSTOMERS_READ";
    public const string Verifier = "a-verifier-of-forty-three-letters-or-more-is-this-one";
    public const string Roasters = "MLLOCALROASTERS";

    private StandIn(SquareServer server) => Server = server;

    public static SquareApplication Application { get; } =
        new("sandbox-sq0idb-test", "sandbox-sq0csb-test", "Graph <tests>", [RedirectUrl, "http://localhost:5080/other"]);

    public static SquareApplication Other { get; } = new("sandbox-sq0idb-other", "sandbox-sq0csb-other", "Other", ["http://localhost:1/other"]);

    public SquareServer Server { get; }

    /// <summary>Keeps no cookies and follows no redirects.</summary>
    public HttpClient Http { get; private init; } = null!;

    public static async Task<StandIn> Start(Func<SquareServerOptions, SquareServerOptions>? change = null)
    {
        var options = new SquareServerOptions { Applications = [Application, Other] };
        var server = await SquareServer.Start(change?.Invoke(options) ?? options);
        return new StandIn(server)
        {
            Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address },
        };
    }

    public static string ChallengeOf(string verifier) =>
        WebEncoders.Base64UrlEncode(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    /// <summary>The parameters of an authorization, with others in their place or, when null, without them.</summary>
    public static string AuthorizeUrl(params (string Name, string? Value)[] others)
    {
        Dictionary<string, string?> query = new()
        {
            ["client_id"] = Application.Id,
            ["scope"] = AllScopes,
            ["session"] = "false",
            ["state"] = "state-1",
            ["redirect_uri"] = RedirectUrl,
            ["code_challenge"] = ChallengeOf(Verifier),
        };
        foreach (var (name, value) in others)
            query[name] = value;
        return QueryHelpers.AddQueryString("/oauth2/authorize", query);
    }

    public Task<Uri> Decide(string authorizeUrl, string decision = "approve", string? merchantId = null) =>
        Decide(Http, new Uri(Server.Address, authorizeUrl), decision, merchantId);

    /// <summary>What the page's form sends when a button is pressed.</summary>
    /// <param name="http">Keeps no cookies and follows no redirects.</param>
    public static async Task<Uri> Decide(HttpClient http, Uri authorizePage, string decision = "approve", string? merchantId = null)
    {
        using var page = await http.GetAsync(authorizePage);
        var html = await page.Content.ReadAsStringAsync();
        Assert.True(page.StatusCode == HttpStatusCode.OK, html);
        var fields = HiddenFields().Matches(html)
            .Select(field => KeyValuePair.Create(field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)))
            .Append(new("merchant_id", merchantId ?? FirstOption().Match(html).Groups[1].Value))
            .Append(new("decision", decision));
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(new Uri(authorizePage, "/oauth2/authorize"), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!;
    }

    public async Task<string> Code(params (string Name, string? Value)[] others) =>
        QueryHelpers.ParseQuery((await Decide(AuthorizeUrl(others))).Query)["code"].ToString();

    /// <summary>Tokens with PKCE.</summary>
    public async Task<JsonObject> Tokens(string? merchantId = null, string scope = AllScopes)
    {
        var redirected = await Decide(AuthorizeUrl(("scope", scope)), merchantId: merchantId);
        return await Post("/oauth2/token", TokenRequest(QueryHelpers.ParseQuery(redirected.Query)["code"].ToString()));
    }

    public static JsonObject TokenRequest(string code) => new()
    {
        ["client_id"] = Application.Id,
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["code_verifier"] = Verifier,
        ["redirect_uri"] = RedirectUrl,
    };

    public static JsonObject RefreshRequest(string token, string? secret = null)
    {
        var request = new JsonObject { ["client_id"] = Application.Id, ["grant_type"] = "refresh_token", ["refresh_token"] = token };
        if (secret is not null)
            request["client_secret"] = secret;
        return request;
    }

    public async Task<JsonObject> Get(string path, string? token = null, int status = 200) =>
        await Send(new HttpRequestMessage(HttpMethod.Get, path), token, status);

    public async Task<JsonObject> Post(string path, JsonNode body, string? token = null, int status = 200) => await Send(
        new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") },
        token,
        status);

    public async Task<JsonObject> Send(HttpRequestMessage request, string? token, int status)
    {
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var _ = request;
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>What is said of a refused request: its code, and its field when there is one.</summary>
    public static string Code(JsonObject answer)
    {
        var error = Assert.Single(answer["errors"]!.AsArray())!.AsObject();
        Assert.NotEmpty((string)error["detail"]!);
        Assert.NotEmpty((string)error["category"]!);
        return error["field"] is { } field ? $"{error["code"]} {field}" : (string)error["code"]!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)">""")]
    private static partial Regex HiddenFields();

    [GeneratedRegex("""<option value="([^"]*)">""")]
    private static partial Regex FirstOption();
}
