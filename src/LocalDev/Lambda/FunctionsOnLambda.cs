using System.Text.Json;
using Graph.Functions.Definitions;
using Graph.Functions.Hosting;
using Graph.Lambda.Events;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.Lambda;

/// <summary>All functions as Lambda runs them: each in processes of its own, by the Runtime API, and events as JSON.</summary>
internal sealed class FunctionsOnLambda : IAsyncDisposable
{
    /// <summary>What was built beside this program.</summary>
    private const string Built = "Graph.Functions.dll";

    private static readonly JsonElement s_nothing = JsonDocument.Parse("{}").RootElement;

    private readonly Dictionary<string, LocalFunction> functions;

    /// <param name="environment">The variables of a function, given its name.</param>
    /// <param name="bootstrap">The path of the published program, in the folder that is deployed; null for what was built, by the machine's runtime.</param>
    public FunctionsOnLambda(
        Func<string, IReadOnlyDictionary<string, string?>> environment, string region, ILoggerFactory loggers, string? bootstrap = null) =>
        functions = FunctionDefinitions.All.ToDictionary(
            definition => definition.Name,
            definition => LocalFunction.Start(
                new LocalFunctionOptions
                {
                    Name = definition.Name,
                    Handler = definition.Name,
                    Command = bootstrap ?? "dotnet",
                    Arguments = bootstrap is null ? [Path.Combine(AppContext.BaseDirectory, Built)] : [],
                    Folder = bootstrap is null ? AppContext.BaseDirectory : Path.GetDirectoryName(bootstrap)!,
                    Environment = environment(definition.Name),
                    Timeout = definition.Timeout,
                    Region = region,
                },
                loggers.CreateLogger($"Lambda.{definition.Name}")));

    public LocalFunction this[string name] => functions[name];

    public LocalFunctions AsLocalFunctions() => new()
    {
        ProcessTransaction = Messages(FunctionNames.ProcessTransaction),
        OrderStream = Changes(FunctionNames.OrderStream),
        SquareWebhookProcessor = Changes(FunctionNames.SquareWebhookProcessor),
        Publish = Changes(FunctionNames.FanOut),
        SquareOAuthCallback = Requests(FunctionNames.SquareOAuthCallback),
        SquareWebhook = Requests(FunctionNames.SquareWebhook),
        SweepTransactions = Scheduled(FunctionNames.SweepTransactions),
        SweepSquareWebhooks = Scheduled(FunctionNames.SweepSquareWebhooks),
        RefreshSquareTokens = Scheduled(FunctionNames.RefreshSquareTokens),
    };

    public Func<HttpApiEvent, CancellationToken, Task<HttpApiResponse>> Api => Requests(FunctionNames.Api);

    public Func<WebSocketEvent, CancellationToken, Task<WebSocketResponse>> WebSocket => async (socket, token) =>
        EventJson.ReadWebSocketResponse(await Invoke(FunctionNames.WebSocket, EventJson.Write(socket), token));

    public async ValueTask DisposeAsync() => await Task.WhenAll(functions.Values.Select(function => function.DisposeAsync().AsTask()));

    private Func<SqsEvent, CancellationToken, Task<BatchResponse>> Messages(string function) => async (messages, token) =>
        EventJson.ReadBatchResponse(await Invoke(function, EventJson.Write(messages), token));

    private Func<DynamoDbStreamEvent, CancellationToken, Task<BatchResponse>> Changes(string function) => async (changes, token) =>
        EventJson.ReadBatchResponse(await Invoke(function, EventJson.Write(changes), token));

    private Func<HttpApiEvent, CancellationToken, Task<HttpApiResponse>> Requests(string function) => async (request, token) =>
        EventJson.ReadHttpApiResponse(await Invoke(function, EventJson.Write(request), token));

    private Func<CancellationToken, ValueTask> Scheduled(string function) => async token => await Invoke(function, EventJson.Write(ItIsTime()), token);

    private async Task<byte[]> Invoke(string function, byte[] payload, CancellationToken cancellationToken) =>
        await functions[function].Invoke(payload, cancellationToken) switch
        {
            InvocationOutcome.Answered answer => answer.Payload.ToArray(),
            InvocationOutcome.Failed failure => throw new FunctionFailedException(function, failure.Type),
            _ => throw new FunctionFailedException(function, "a stream that nobody asked for"),
        };

    private static EventBridgeEvent ItIsTime() => new()
    {
        Version = "0",
        Id = Guid.NewGuid().ToString(),
        DetailType = "Scheduled Event",
        Source = "aws.events",
        Time = DateTimeOffset.UtcNow,
        Detail = s_nothing,
    };
}

/// <summary>What it is given comes again, where its source does that.</summary>
internal sealed class FunctionFailedException(string function, string why) : Exception($"Function {function} failed: {why}.");
