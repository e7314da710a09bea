using System.Text;
using Graph.Gateway.Tests.Auth;

namespace Graph.Gateway.Tests.Rest;

/// <summary>What the REST APIs of businesses, wallets and profiles say before anything is read: each in its own words.</summary>
public sealed class AccountRefusalTests : IAsyncLifetime
{
    private const string Unauthorized = """{"message":"Unauthorized"}""";
    private const string NotAuthenticated = """{"error":"Unauthorized","message":"Authentication failed"}""";
    private const string EndpointNotFound = """{"error":"Not Found","message":"Endpoint not found"}""";

    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.Start(
        GatewayServer.Development, "--Auth:Issuers:0:Issuer=http://127.0.0.1:1", "--Auth:Issuers:0:Audiences:0=graph");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("POST", "/auth/register-business", """{"success":false,"message":"Sign in, and send the token as Authorization: Bearer TOKEN."}""")]
    [InlineData("GET", "/user", Unauthorized)]
    [InlineData("POST", "/user", Unauthorized)]
    [InlineData("GET", "/user/others", Unauthorized)]
    [InlineData("GET", "/user/other", Unauthorized)]
    [InlineData("GET", "/wallet/balance", Unauthorized)]
    [InlineData("POST", "/wallet/sign", Unauthorized)]
    [InlineData("POST", "/wallet/transaction", Unauthorized)]
    [InlineData("GET", "/wallet/transaction/7", Unauthorized)]
    [InlineData("GET", "/api/users/profile/7", NotAuthenticated)]
    [InlineData("PUT", "/api/users/profile/7", NotAuthenticated)]
    [InlineData("DELETE", "/api/user-profiles/7", NotAuthenticated)]
    [InlineData("POST", "/api/user-profiles", NotAuthenticated)]
    [InlineData("GET", "/api/users/profile/preferences", NotAuthenticated)]
    [InlineData("PUT", "/api/user-profiles/preferences", NotAuthenticated)]
    public async Task Who_has_not_signed_in_is_asked_to_whatever_else_is_wrong(string method, string path, string body)
    {
        using var answer = await _server.Send(method, path);

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Equal("Bearer realm=\"graph\"", answer.Headers.WwwAuthenticate.Single().ToString());
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(body, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/user", "a.b.c", "The token is not a signed JSON Web Token in compact form.", Unauthorized)]
    [InlineData("/user", "Bearer a.b.c", "The token is not a signed JSON Web Token in compact form.", Unauthorized)]
    [InlineData("/user", "Basic YTpi", "The Authorization header must be one, and have the form: Bearer TOKEN.", Unauthorized)]
    [InlineData("/user", "", "The Authorization header must be one, and have the form: Bearer TOKEN.", Unauthorized)]
    [InlineData("/api/users/profile/7", "a.b.c", "The Authorization header must be one, and have the form: Bearer TOKEN.", NotAuthenticated)]
    public async Task A_token_without_its_scheme_is_one_for_the_wallet_alone(string path, string authorization, string reason, string body)
    {
        using var answer = await _server.Send("GET", path, ("Authorization", authorization));

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Equal(
            $"Bearer realm=\"graph\", error=\"invalid_token\", error_description=\"{reason}\"", answer.Headers.WwwAuthenticate.Single().ToString());
        Assert.Equal(body, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Where_the_server_is_at_fault_the_wallet_answers_without_a_body()
    {
        using var answer = await _server.Send("GET", "/user", ("Authorization", UnverifiableToken()));

        Assert.Equal(503, (int)answer.StatusCode);
        Assert.Null(answer.Content.Headers.ContentType);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("POST", "/api/users/profile/stats")]
    [InlineData("PUT", "/api/users/profile/stats")]
    [InlineData("DELETE", "/api/user-profiles/stats")]
    [InlineData("DELETE", "/api/users/profile/preferences")]
    [InlineData("POST", "/api/users/profile/upload")]
    [InlineData("POST", "/api/user-profiles/upload")]
    [InlineData("PATCH", "/api/users/profile/7")]
    [InlineData("GET", "/api/users/profile")]
    [InlineData("GET", "/api/users/profile/7/stats")]
    public async Task What_profiles_do_not_have_is_no_endpoint(string method, string path)
    {
        using var answer = await _server.Send(method, path);

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("OPTIONS,POST,GET,PUT,DELETE", string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Methods")));
        Assert.Equal(EndpointNotFound, await answer.Content.ReadAsStringAsync());
    }

    private static string UnverifiableToken() => string.Join('.', new[]
    {
        """{"alg":"ES256","kid":"key"}""",
        $$"""{"iss":"http://127.0.0.1:1","sub":"mallory","aud":"graph","exp":{{DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 600}},"nbf":0}""",
        "not a signature",
    }.Select(part => SigningKey.Encode(Encoding.UTF8.GetBytes(part))));
}
