using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Graph.Gateway.Tests.Auth;

/// <summary>What clients see of authentication: the whole application over HTTP, with an issuer that does not answer.</summary>
public sealed class BearerAuthenticationTests : IAsyncLifetime
{
    private const string Anonymous = """{"id":null,"email":null,"roles":[],"permissions":["orders:read"],"isAdmin":false}""";

    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.Start(
        "--environment=Development", "--Auth:Issuers:0:Issuer=http://127.0.0.1:1", "--Auth:Issuers:0:Audiences:0=graph",
        "--Auth:AnonymousPermissions:0=orders:read");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Without_credentials_a_request_is_anonymous()
    {
        using var response = await _server.GetViewer();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Anonymous, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer:a.b.c")]
    [InlineData("Bearera.b.c")]
    [InlineData("Bearer\ta.b.c")]
    [InlineData("Basic YTpi")]
    [InlineData("DPoP a.b.c")]
    [InlineData("a.b.c")]
    [InlineData("token=a.b.c")]
    public async Task Credentials_of_another_form_are_refused(string header)
    {
        using var response = await Get("/viewer", header);

        await IsRefused(response, "The Authorization header must be one, and have the form: Bearer TOKEN.");
    }

    [Theory]
    [InlineData("Bearer a.b.c")]
    [InlineData("bearer a.b.c")]
    [InlineData("BEARER    a.b.c")]
    public async Task The_scheme_is_of_either_case(string header)
    {
        using var response = await Get("/viewer", header);

        await IsRefused(response, "The token is not a signed JSON Web Token in compact form.");
    }

    [Fact]
    public async Task Two_Authorization_headers_are_refused()
    {
        var response = await _server.SendRaw("/viewer", "Authorization: Bearer a.b.c", "Authorization: Bearer a.b.c");

        Assert.StartsWith("HTTP/1.1 401 ", response, StringComparison.Ordinal);
        Assert.Contains("The Authorization header must be one, and have the form: Bearer TOKEN.", response, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/graphql?query={__typename}")]
    [InlineData("POST", "/graphql")]
    [InlineData("PUT", "/graphql")]
    [InlineData("GET", "/unknown")]
    [InlineData("GET", "/healthy")]
    public async Task Whatever_is_asked_for_bad_credentials_are_refused(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer x");

        using var response = await _server.Client.SendAsync(request);

        await IsRefused(response, "The token is not a signed JSON Web Token in compact form.");
    }

    [Fact]
    public async Task A_refusal_comes_in_the_media_type_that_is_accepted()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer x");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));

        using var response = await _server.Client.SendAsync(request);

        Assert.Equal("application/graphql-response+json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        await IsRefused(response, "The token is not a signed JSON Web Token in compact form.");
    }

    [Theory]
    [InlineData("/health", 200)]
    [InlineData("/auth/health", 200)]
    [InlineData("/health/ready", 503)]
    public async Task Health_is_told_whatever_the_credentials_are(string path, int status)
    {
        foreach (var header in new[] { "Basic x", "Bearer x", "", $"Bearer {UnverifiableToken()}" })
        {
            using var response = await Get(path, header);
            Assert.Equal(status, (int)response.StatusCode);
            Assert.False(response.Headers.Contains("Retry-After"));
        }
    }

    [Fact]
    public async Task A_token_that_cannot_be_verified_now_is_not_a_bad_one()
    {
        using var response = await _server.GetViewer(UnverifiableToken());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("5", response.Headers.GetValues("Retry-After").Single());
        Assert.Empty(response.Headers.WwwAuthenticate);
        Assert.Equal(
            """{"errors":[{"message":"The token cannot be verified at the moment, because its issuer does not answer. Keep it, and try again.","extensions":{"code":"IDENTITY_PROVIDER_UNAVAILABLE"}}]}""",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Nothing_of_a_token_is_logged_but_the_reason_of_its_refusal()
    {
        var token = UnverifiableToken();
        foreach (var header in new[] { $"Bearer {token}", $"Bearer {token[..^5]}", $"Basic {token}" })
            (await Get("/viewer", header)).Dispose();

        Assert.Contains(_server.Logs.All, line => line.StartsWith("Information: Credentials are refused: The issuer's keys are not available at the moment. Request 0H", StringComparison.Ordinal));
        Assert.Contains(_server.Logs.All, line => line.StartsWith("Warning: The keys of issuer http://127.0.0.1:1 could not be fetched.", StringComparison.Ordinal));
        foreach (var part in token.Split('.').Append("mallory").Append("secret-key-id"))
            Assert.DoesNotContain(_server.Logs.All, line => line.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_issuers_every_token_is_refused_and_anonymous_requests_are_served()
    {
        await using var server = await GatewayServer.Start("--environment=Development");

        using var anonymous = await server.GetViewer();
        using var signedIn = await server.GetViewer(UnverifiableToken());

        Assert.Equal("""{"id":null,"email":null,"roles":[],"permissions":[],"isAdmin":false}""", await anonymous.Content.ReadAsStringAsync());
        await IsRefused(signedIn, "The token is of an issuer that is not trusted here.");
    }

    private async Task<HttpResponseMessage> Get(string path, string authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await _server.Client.SendAsync(request);
    }

    private static async Task IsRefused(HttpResponseMessage response, string reason)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(
            $"Bearer realm=\"graph\", error=\"invalid_token\", error_description=\"{reason}\"", response.Headers.WwwAuthenticate.Single().ToString());
        Assert.Equal(
            $$$"""{"errors":[{"message":"{{{reason}}} Sign in again, or leave the Authorization header out.","extensions":{"code":"UNAUTHENTICATED"}}]}""",
            await response.Content.ReadAsStringAsync());
    }

    private static string UnverifiableToken() => string.Join('.', new[]
    {
        """{"alg":"ES256","kid":"secret-key-id"}""",
        $$"""{"iss":"http://127.0.0.1:1","sub":"mallory","aud":"graph","exp":{{DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 600}},"nbf":0}""",
        "not a signature",
    }.Select(part => SigningKey.Encode(Encoding.UTF8.GetBytes(part))));
}
