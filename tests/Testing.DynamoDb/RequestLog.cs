using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Graph.Testing.DynamoDb;

/// <summary>
/// Stands between the client and DynamoDB: counts requests by operation, and answers instead of it where a test wants what
/// DynamoDB Local never does (throttling, unprocessed keys, conflicts).
/// </summary>
public sealed class RequestLog : DelegatingHandler
{
    private readonly ConcurrentQueue<(string Operation, JsonNode Body)> requests = new();

    /// <summary>Asked first, with operation (such as <c>BatchGetItem</c>) and body; null lets the request go to DynamoDB.</summary>
    public Func<string, JsonNode, HttpResponseMessage?>? Answer { get; set; }

    /// <summary>
    /// Asked with the operation after DynamoDB has answered it; true keeps the answer from the client, as a broken connection does.
    /// </summary>
    public Func<string, bool>? LosesAnswer { get; set; }

    public int Count(string operation) => requests.Count(request => request.Operation == operation);

    public IReadOnlyList<JsonNode> Bodies(string operation) =>
        requests.Where(request => request.Operation == operation).Select(request => request.Body).ToList();

    public void Clear() => requests.Clear();

    /// <summary>One in twenty of the operation's requests is throttled, and one in twenty answers is lost.</summary>
    public void FailAtRandom(string operation, int seed)
    {
        var random = new Random(seed);
        Answer = (asked, _) => asked == operation && IsChosen() ? Error("ThrottlingException") : null;
        LosesAnswer = answered => answered == operation && IsChosen();

        bool IsChosen()
        {
            lock (random)
                return random.NextDouble() < 0.05;
        }
    }

    public void FailNoMore() => (Answer, LosesAnswer) = (null, null);

    /// <summary>An error as DynamoDB sends it.</summary>
    public static HttpResponseMessage Error(string type, HttpStatusCode status = HttpStatusCode.BadRequest, JsonObject? members = null)
    {
        var body = members ?? [];
        body["__type"] = $"com.amazonaws.dynamodb.v20120810#{type}";
        body["message"] = $"{type}, injected by a test";
        return Json(body, status);
    }

    public static HttpResponseMessage Json(JsonNode body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var operation = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[^1];
        var text = await request.Content!.ReadAsStringAsync(cancellationToken);
        var body = JsonNode.Parse(text)!;
        requests.Enqueue((operation, body));
        if (Answer?.Invoke(operation, body) is { } answer)
        {
            answer.RequestMessage = request;
            return answer;
        }

        var answered = await base.SendAsync(request, cancellationToken);
        return LosesAnswer?.Invoke(operation) == true ? throw new HttpRequestException("Lost by a test.") : answered;
    }
}
