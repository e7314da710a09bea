using System.Net;
using System.Text.Json.Nodes;
using Graph.Ethereum.JsonRpc;

namespace Graph.Ethereum.Tests.JsonRpc;

/// <summary>Stands in for the network: every node's answer is a function of what it is sent. Keeps which were asked.</summary>
internal sealed class FakeNodes : HttpMessageHandler
{
    /// <summary>In the path and in the query of every endpoint, as providers have it.</summary>
    public const string Key = "S3CRET-K3Y";

    private readonly Dictionary<string, Func<string, CancellationToken, Task<HttpResponseMessage>>> nodes = [];
    private readonly List<string> asked = [];

    /// <summary>The hosts in the order in which they were asked, with blanks between them.</summary>
    public string Asked => string.Join(' ', asked);

    public FakeNodes Add(string host, Func<string, HttpResponseMessage> answer) =>
        Add(host, (body, _) => Task.FromResult(answer(body)));

    public FakeNodes Add(string host, Func<string, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        nodes.Add(host, answer);
        return this;
    }

    public EthereumClient Client(TimeProvider? time = null, int retries = 3, long? chainId = null) => new(
        new EthereumOptions
        {
            Endpoints = [.. nodes.Keys.Select(host => new Uri($"https://{host}/v3/{Key}?apikey={Key}"))],
            AttemptTimeout = TimeSpan.FromMilliseconds(250),
            MostRetries = retries,
            RetryDelay = TimeSpan.FromMilliseconds(1),
            ChainId = chainId,
        },
        this,
        time);

    /// <summary>Forgets which were asked.</summary>
    public void Forget() => asked.Clear();

    /// <summary>Answers every call with its position in the batch, as a quantity.</summary>
    public static HttpResponseMessage Good(string body) => JsonNode.Parse(body) is JsonArray calls
        ? Json(new JsonArray([.. calls.Select(call => Result(call!))]).ToJsonString())
        : Json(Result(JsonNode.Parse(body)!).ToJsonString());

    public static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body) };

    public static HttpResponseMessage Json(byte[] body) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };

    public static HttpResponseMessage Status(HttpStatusCode status, string? retryAfter = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent("<html>busy</html>") };
        if (retryAfter is not null)
            response.Headers.Add("Retry-After", retryAfter);
        return response;
    }

    public static async Task<HttpResponseMessage> Hang(string body, CancellationToken cancellationToken)
    {
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return Good(body);
    }

    public static HttpResponseMessage Refuse(string body) =>
        throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        asked.Add(request.RequestUri!.Host);
        return await nodes[request.RequestUri.Host](await request.Content!.ReadAsStringAsync(cancellationToken), cancellationToken);
    }

    private static JsonObject Result(JsonNode call) =>
        new() { ["jsonrpc"] = "2.0", ["id"] = (int)call["id"]!, ["result"] = $"0x{(int)call["id"]!:x}" };
}
