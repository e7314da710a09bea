using System.Text.Json.Nodes;
using Graph.Functions.Definitions;
using Graph.Gateway.Observability;
using Graph.Gateway.Rest;
using Microsoft.AspNetCore.Http;

namespace Graph.Functions.Tests.Template;

/// <summary>What there is to be shown: what the code writes of itself, and of AWS's metrics those that are of use here.</summary>
internal static class EmittedMetrics
{
    /// <summary>By the protocol: the two kinds of APIs have none in common.</summary>
    private static readonly Dictionary<string, string[]> s_ofApis = new()
    {
        ["HTTP"] = ["Count", "4xx", "5xx", "Latency"],
        ["WEBSOCKET"] = ["ConnectCount", "MessageCount", "ClientError", "ExecutionError"],
    };

    /// <summary>By the dimension that they have here.</summary>
    private static readonly Dictionary<(string Namespace, string Dimension), string[]> s_ofAws = new()
    {
        [("AWS/Lambda", "FunctionName")] = ["Invocations", "Errors", "Throttles", "Duration", "ConcurrentExecutions", "IteratorAge"],
        [("AWS/SQS", "QueueName")] = ["ApproximateAgeOfOldestMessage", "ApproximateNumberOfMessagesVisible"],
        [("AWS/ApiGateway", "ApiId")] = [.. s_ofApis.Values.SelectMany(metrics => metrics)],
        [("AWS/DynamoDB", "TableName")] = ["ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"],
        [("AWS/EventBridge/Pipes", "PipeName")] = ["ExecutionFailed"],
    };

    /// <summary>What lines say of their metrics.</summary>
    private static readonly JsonNode[] s_own = [OfInvocations(), OfRoutes()];

    private static readonly Dictionary<string, (string Unit, string[] Dimensions)> s_ownByName = s_own
        .SelectMany(line => line.ListAt("Metrics"), (line, metric) => (Line: line, Metric: metric))
        .ToDictionary(own => own.Metric.TextAt("Name")!, own => (own.Metric.TextAt("Unit")!, own.Line.TextsAt("Dimensions.0").ToArray()));

    public static string Namespace { get; } = s_own.Select(line => line.TextAt("Namespace")!).Distinct().Single();

    public static string[] Routes { get; } = [.. RestRoutes.All.Select(shim => shim.Route)];

    /// <summary>The one that says that an API could not do what it was asked for.</summary>
    public static string FailuresOf(string protocol) => protocol == "HTTP" ? "5xx" : "ExecutionError";

    public static bool AreOf(string protocol, string metric) => s_ofApis[protocol].Contains(metric);

    /// <summary>Whether it executes operations of GraphQL.</summary>
    public static bool Executes(FunctionDefinition function) => function.Settings.Contains("GraphQL:TimeoutSeconds");

    /// <summary>Null when there is such a metric, and the statistic says something of it.</summary>
    public static string? ProblemOf(ShownMetric shown, string stage)
    {
        if (shown.Namespace != Namespace)
            return s_ofAws.GetValueOrDefault((shown.Namespace, string.Join(',', shown.Dimensions.Select(dimension => dimension.Name))))?.Contains(shown.Name) == true
                ? null
                : "which AWS does not have so: correct it, or teach it to EmittedMetrics";
        if (!s_ownByName.TryGetValue(shown.Name, out var own))
            return "which no code writes: src/Gateway/Observability/Metrics.cs, src/Gateway/Rest/RestMetrics.cs";
        if (!shown.Dimensions.Select(dimension => dimension.Name).SequenceEqual(own.Dimensions) || shown.Dimensions[0].Value != stage)
            return $"which has the dimensions {string.Join(" and ", own.Dimensions)}, the first of them {stage}";
        if (!IsWritten(shown))
            return $"which {shown.Of} does not write";
        return (own.Unit == "Count") == (shown.Statistic == "Sum") ? null : $"whose unit is {own.Unit}: {shown.Statistic} says nothing of it";
    }

    private static bool IsWritten(ShownMetric shown) => shown.Name == RestMetrics.RequestsName
        ? Routes.Contains(shown.Of)
        : FunctionDefinitions.All.SingleOrDefault(function => function.Name == shown.Of) is { } function && Writes(function, shown.Name);

    private static bool Writes(FunctionDefinition function, string metric) => metric switch
    {
        "QueueAge" => function.Triggers.OfType<QueueTrigger>().Any(),
        "DynamoDbReads" or "ColdStarts" => true,
        _ => Executes(function),
    };

    /// <summary>Of a line that has them all.</summary>
    private static JsonNode OfInvocations()
    {
        using var output = new MemoryStream();
        var metrics = new Metrics(new LineOutput(output), TimeProvider.System, "dev", "api");
        metrics.CountColdStart();
        metrics.CountOperation(TimeSpan.Zero, isFailed: false, cacheHits: 0, cacheMisses: 0, dynamoDbReads: 0);
        metrics.AddQueueAge(TimeSpan.Zero);
        metrics.Flush();
        var written = Definitions(output);
        Assert.Equal(Metrics.Names, written.ListAt("Metrics").Select(metric => metric.TextAt("Name")));
        return written;
    }

    private static JsonNode OfRoutes()
    {
        using var output = new MemoryStream();
        new RestMetrics(new LineOutput(output), TimeProvider.System, "dev").Count(RestRoutes.All[0], new DefaultHttpContext());
        return Definitions(output);
    }

    private static JsonNode Definitions(MemoryStream line) => JsonNode.Parse(line.ToArray()).At("_aws.CloudWatchMetrics.0")!;
}

/// <summary>A metric that somebody looks at.</summary>
/// <param name="Where">The alarm or the widget, for messages.</param>
/// <param name="Statistic">Such as <c>Sum</c> and <c>p99</c>.</param>
internal sealed record ShownMetric(
    string Where, string Namespace, string Name, IReadOnlyList<(string Name, string Value)> Dimensions, string Statistic)
{
    /// <summary>The value of the last dimension: the function, the queue.</summary>
    public string Of => Dimensions.Count > 0 ? Dimensions[^1].Value : "nothing";
}
