using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Tests.Identity;

/// <summary>Tokens for who sits at this machine, and what the gateway makes of them.</summary>
[Collection(SeededSystem.Collection)]
public sealed class IdentityTests(SeededSystem system)
{
    [Theory]
    [InlineData("sub=user-1&roles=user", "{ me { id email } }", """{"data":{"me":{"id":"user-1","email":"ada@example.com"}}}""")]
    [InlineData("sub=user-1&roles=user&alg=ES256", "{ me { id } }", """{"data":{"me":{"id":"user-1"}}}""")]
    [InlineData("sub=user-2&roles=user", "{ business(id: \"business-1\") { id } }", """{"data":{"business":null}}""")]
    [InlineData("sub=admin-1&roles=user,admin", "{ business(id: \"business-1\") { id } }", """{"data":{"business":{"id":"business-1"}}}""")]
    [InlineData("sub=coach-1&roles=coach", "{ user(id: \"user-1\") { profile { firstName } } }", """{"data":{"user":{"profile":{"firstName":"Ada"}}}}""")]
    [InlineData("sub=guest&permissions=read:profile", "{ profile(userId: \"user-1\") { firstName } }", """{"data":{"profile":{"firstName":"Ada"}}}""")]
    [InlineData("sub=someone&email=new@example.com", "mutation { createUser { user { email } } }", """{"data":{"createUser":{"user":{"email":"new@example.com"}}}}""")]
    public async Task The_gateway_knows_who_asks(string token, string query, string expected) =>
        Assert.Equal(expected, await Ask(query, await Token(token)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_headers_that_are_printed_sign_in(int index)
    {
        var (_, token) = TryViewers.All[index];

        Assert.Equal(
            "{\"data\":{\"me\":{\"id\":\"" + token.Subject + "\",\"email\":\"" + token.Email + "\"}}}",
            await Ask("{ me { id email } }", system.Issuer.Sign(token, isShort: true)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sub=")]
    [InlineData("sub=user-1&expiresIn=0")]
    [InlineData("sub=user-1&expiresIn=-5")]
    [InlineData("sub=user-1&expiresIn=99999999999")]
    [InlineData("sub=user-1&expiresIn=soon")]
    public async Task A_request_that_says_too_little_or_nonsense_is_told_what_to_send(string query)
    {
        using var response = await system.Client.GetAsync($"/dev/token?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Host", "evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_sites_page_gets_no_token(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dev/token?sub=admin-1&roles=admin");
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await system.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain("access_token", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_issuer_tells_where_its_keys_are()
    {
        var configuration = JsonNode.Parse(await system.Client.GetStringAsync($"{system.Issuer.Name}/.well-known/openid-configuration"))!;
        var keys = JsonNode.Parse(await system.Client.GetStringAsync((string)configuration["jwks_uri"]!))!["keys"]!.AsArray();

        Assert.Equal(system.Issuer.Name, (string?)configuration["issuer"]);
        Assert.Equal(["RS256", "ES256"], keys.Select(key => (string?)key!["alg"]));
        Assert.All(keys, key => Assert.Null(key!["d"]));
    }

    private async Task<string> Token(string query)
    {
        var answer = JsonNode.Parse(await system.Client.GetStringAsync($"/dev/token?{query}"))!;
        return (string)answer["access_token"]!;
    }

    private async Task<string> Ask(string query, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json"),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        using var response = await system.Client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}
