using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Graph.Gateway.Aws;
using Graph.Testing.Peers;

namespace Graph.LocalDev.Tests.Aws;

/// <summary>Signatures beside those that AWS's own signer for JavaScript makes of the same request, key and time.</summary>
public sealed class RequestSignerTests : IAsyncLifetime
{
    private const string Time = "2030-01-02T03:04:05Z";
    private const string Key = "AKIAIOSFODNN7EXAMPLE";
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private Peer aws = null!;

    public async Task InitializeAsync() => aws = await Peer.StartNode("tests/LocalDev.Tests/Peers/signature.mjs");

    public async Task DisposeAsync() => await aws.DisposeAsync();

    [Theory]
    [InlineData("POST", "/prod/@connections/R1kmxc2VNjMCFIA%3D", """{"type":"pong"}""", null)]
    [InlineData("POST", "/prod/@connections/R1kmxc2VNjMCFIA%3D", """{"type":"next","payload":"ü – 𝄞"}""", "IQoJb3JpZ2luX2VjEJr//////////wEa+CXVzL/wE=")]
    [InlineData("DELETE", "/@connections/a%2Fb%2Bc%25d%20e%C3%A9", "", null)]
    [InlineData("GET", "/dev/@connections/plain-id_1.2~3", "", "a token")]
    [InlineData("POST", "/", """{"KeyId":"alias/graph"}""", null)]
    public async Task They_are_the_same(string method, string path, string body, string? token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"https://abc123.execute-api.eu-west-1.amazonaws.com{path}");
        if (body.Length > 0)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var expected = await Expected(request, path, body, token);

        await Signer(token).Sign(request, Encoding.UTF8.GetBytes(body), CancellationToken.None);

        Assert.Equal((string?)expected["authorization"], Header(request, "Authorization"));
        Assert.Equal((string?)expected["x-amz-date"], Header(request, "X-Amz-Date"));
        Assert.Equal((string?)expected["x-amz-security-token"], Header(request, "X-Amz-Security-Token"));
    }

    private static RequestSigner Signer(string? token) => new(
        _ => Task.FromResult(new ImmutableCredentials(Key, Secret, token)),
        "eu-west-1",
        "execute-api",
        new MovableTime(DateTimeOffset.Parse(Time, CultureInfo.InvariantCulture)));

    private Task<JsonObject> Expected(HttpRequestMessage request, string path, string body, string? token)
    {
        var headers = new JsonObject { ["host"] = request.RequestUri!.Authority };
        if (request.Content?.Headers.ContentType is { } type)
            headers["content-type"] = type.ToString();
        return aws.Ask(new JsonObject
        {
            ["method"] = request.Method.Method,
            ["path"] = path,
            ["headers"] = headers,
            ["body"] = body,
            ["key"] = Key,
            ["secret"] = Secret,
            ["token"] = token,
            ["service"] = "execute-api",
            ["region"] = "eu-west-1",
            ["time"] = Time,
        });
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) ? values.Single() : null;
}
