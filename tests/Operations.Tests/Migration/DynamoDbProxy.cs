using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Graph.Operations.Tests.Migration;

/// <summary>
/// Stands between a process and DynamoDB Local and does what that never does: throttles, leaves parts of batches unprocessed, loses
/// answers. Counts what it did.
/// </summary>
internal sealed class DynamoDbProxy : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private readonly WebApplication server;
    private readonly Uri database;
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    private DynamoDbProxy(WebApplication server, Uri database)
    {
        this.server = server;
        this.database = database;
        server.Run(Forward);
    }

    public Uri Endpoint => new(server.Urls.Single());

    /// <summary>Asked first with operation and body; null lets the request through.</summary>
    public Func<string, JsonNode, Disturbance> Disturb { get; set; } = (_, _) => Disturbance.None;

    /// <summary>Told of what DynamoDB has answered, with the request as it was let through.</summary>
    public Action<string, JsonNode>? OnDone { get; set; }

    public static async Task<DynamoDbProxy> Start(Uri database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        var proxy = new DynamoDbProxy(server, database);
        await server.StartAsync();
        return proxy;
    }

    /// <summary>How many requests of an operation came, or how often it was disturbed: <c>BatchWriteItem</c>, <c>Throttle</c>.</summary>
    public int Count(string what) => counts.GetValueOrDefault(what);

    public void Clear()
    {
        counts.Clear();
        Disturb = (_, _) => Disturbance.None;
        OnDone = null;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        http.Dispose();
    }

    private async Task Forward(HttpContext context)
    {
        var operation = context.Request.Headers["X-Amz-Target"].ToString().Split('.')[^1];
        var body = (await JsonNode.ParseAsync(context.Request.Body))!;
        var disturbance = Disturb(operation, body);
        Note(operation);
        if (disturbance != Disturbance.None)
            Note(disturbance.ToString());
        if (disturbance == Disturbance.Throttle)
        {
            await Answer(context, StatusCodes.Status400BadRequest, Error("ProvisionedThroughputExceededException"));
            return;
        }
        if (disturbance == Disturbance.Fail)
        {
            await Answer(context, StatusCodes.Status500InternalServerError, Error("InternalServerError"));
            return;
        }

        var left = disturbance == Disturbance.Part ? Batches.TakeHalf(operation, body) : null;
        using var request = new HttpRequestMessage(HttpMethod.Post, database) { Content = new StringContent(body.ToJsonString()) };
        request.Content.Headers.ContentType = new("application/x-amz-json-1.0");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", context.Request.Headers["X-Amz-Target"].ToString());
        request.Headers.TryAddWithoutValidation("X-Amz-Date", context.Request.Headers["X-Amz-Date"].ToString());
        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        if (response.IsSuccessStatusCode)
            OnDone?.Invoke(operation, body);
        if (disturbance == Disturbance.LoseAnswer)
            await Answer(context, StatusCodes.Status500InternalServerError, Error("InternalServerError"));
        else
            await Answer(context, (int)response.StatusCode, left is null ? answer : Batches.WithLeft(operation, answer, left));
    }

    private void Note(string what) => counts.AddOrUpdate(what, 1, (_, count) => count + 1);

    private static Task Answer(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/x-amz-json-1.0";
        return context.Response.WriteAsync(body);
    }

    private static string Error(string type) =>
        $$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{type}}","message":"{{type}}, injected by a test"}""";
}

internal enum Disturbance
{
    None,
    Throttle,
    Fail,

    /// <summary>Some of a batch is left unprocessed, and is said to be.</summary>
    Part,

    /// <summary>
    /// It is done, and said to have failed. A connection that breaks would not do: AWS's client or .NET's handler then sends the request
    /// again by itself.
    /// </summary>
    LoseAnswer,
}
