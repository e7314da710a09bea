using System.Net;
using Graph.Gateway.Auth.Issuers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Graph.Gateway.Tests.Auth.Issuers;

public sealed class KeyRetrievalTests
{
    private const string Name = "https://issuer.example/tenant";
    private const string Configuration = $"{Name}/.well-known/openid-configuration";
    private const string Keys = "https://keys.example/jwks";

    private static readonly string KeySet = SigningKey.KeySet(SigningKey.P256("k"));

    private readonly StubIssuer _issuer = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_configured_address_is_asked_for_the_keys()
    {
        _issuer.Answers[Keys] = () => StubIssuer.Json(KeySet);

        var keys = await Retrieval.GetKeys(new Issuer("any text") { JwksUri = new Uri(Keys) }, null);

        Assert.Equal(1, keys.Count);
        Assert.Equal([Keys], _issuer.Requests);
    }

    [Theory]
    [InlineData(Name)]
    [InlineData($"{Name}/")]
    public async Task Else_the_OpenID_configuration_tells_the_address(string name)
    {
        _issuer.Answers[Configuration] = () => StubIssuer.Json($$"""{"a":[],"issuer":"{{name}}","jwks_uri":"{{Keys}}","b":7}""");
        _issuer.Answers[Keys] = () => StubIssuer.Json(KeySet);

        var keys = await Retrieval.GetKeys(new Issuer(name), null);

        Assert.Equal(1, keys.Count);
        Assert.Equal([Configuration, Keys], _issuer.Requests);
    }

    [Theory]
    [InlineData($$"""{"issuer":"https://other.example","jwks_uri":"{{Keys}}"}""")]
    [InlineData($$"""{"issuer":"{{Name}}/","jwks_uri":"{{Keys}}"}""")]
    [InlineData($$"""{"issuer":["{{Name}}"],"jwks_uri":"{{Keys}}"}""")]
    [InlineData($$"""{"issuer":"{{Name}}","issuer":"{{Name}}","jwks_uri":"{{Keys}}"}""")]
    [InlineData($$"""{"jwks_uri":"{{Keys}}"}""")]
    [InlineData($$"""{"issuer":"{{Name}}"}""")]
    [InlineData($$"""{"issuer":"{{Name}}","jwks_uri":7}""")]
    [InlineData($$"""{"issuer":"{{Name}}","jwks_uri":"/jwks"}""")]
    [InlineData($$"""{"issuer":"{{Name}}","jwks_uri":"http://keys.example/jwks"}""")]
    [InlineData($$"""{"issuer":"{{Name}}","jwks_uri":"http://127.0.0.1/jwks"}""")]
    [InlineData($$"""{"issuer":"{{Name}}","jwks_uri":"https://localhost/jwks"}""")]
    [InlineData($$"""{"issuer":"{{Name}}","jwks_uri":"file:///etc/passwd"}""")]
    [InlineData("<html></html>")]
    public async Task An_OpenID_configuration_that_is_not_the_issuer_s_is_a_failure(string json)
    {
        _issuer.Answers[Configuration] = () => StubIssuer.Json(json);

        await Assert.ThrowsAsync<InvalidDataException>(() => Retrieval.GetKeys(new Issuer(Name), null));
        Assert.Equal([Configuration], _issuer.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.Moved)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task Any_status_but_success_is_a_failure(HttpStatusCode status)
    {
        _issuer.Answers[Keys] = () => new HttpResponseMessage(status) { Content = new StringContent(KeySet) };

        await Assert.ThrowsAsync<HttpRequestException>(() => Retrieval.GetKeys(new Issuer(Name) { JwksUri = new Uri(Keys) }, null));
    }

    [Fact]
    public async Task A_body_of_more_than_256_KB_is_a_failure()
    {
        _issuer.Answers[Keys] = () => StubIssuer.Json(KeySet + new string(' ', 256 * 1024));

        await Assert.ThrowsAsync<HttpRequestException>(() => Retrieval.GetKeys(new Issuer(Name) { JwksUri = new Uri(Keys) }, null));
    }

    [Fact]
    public async Task After_five_seconds_without_an_answer_it_gives_up()
    {
        _issuer.Gate = new TaskCompletionSource();

        var keys = Retrieval.GetKeys(new Issuer(Name) { JwksUri = new Uri(Keys) }, null);
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(keys.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => keys);
    }

    [Fact]
    public async Task Over_the_network_a_redirect_is_not_followed()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var server = builder.Build();
        var followed = false;
        server.Map("/jwks", () => Results.Redirect("/elsewhere"));
        server.Map("/elsewhere", () =>
        {
            followed = true;
            return KeySet;
        });
        await server.StartAsync();
        var issuer = new Issuer("i") { JwksUri = new Uri($"{server.Urls.Single()}/jwks") };

        await Assert.ThrowsAsync<HttpRequestException>(() => KeyRetrieval.OverNetwork(TimeProvider.System).GetKeys(issuer, null));
        Assert.False(followed);
    }

    private KeyRetrieval Retrieval => new(_issuer, _clock);
}
