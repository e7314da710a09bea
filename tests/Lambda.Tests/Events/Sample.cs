using System.Text.Json.Nodes;
using Graph.Lambda.Events;
using Graph.Testing;

namespace Graph.Lambda.Tests.Events;

/// <summary>Events as AWS sends them, one a file, with values of our own.</summary>
internal static class Sample
{
    private const string Folder = "tests/Lambda.Tests/Events/Samples";

    public static IEnumerable<string> Names => Repository.Files(Folder, ".json").Select(file => Path.GetFileNameWithoutExtension(file));

    public static byte[] Bytes(string name) => File.ReadAllBytes(Repository.PathOf(Folder, name + ".json"));

    /// <summary>Reads an event of the sample's kind.</summary>
    public static object Read(string name, ReadOnlySpan<byte> payload) => name switch
    {
        "http-api-payload-1.0" => EventJson.ReadRestApiEvent(payload),
        _ when name.StartsWith("http-api", StringComparison.Ordinal) => EventJson.ReadHttpApiEvent(payload),
        _ when name.StartsWith("function-url", StringComparison.Ordinal) => EventJson.ReadHttpApiEvent(payload),
        _ when name.StartsWith("rest-api", StringComparison.Ordinal) => EventJson.ReadRestApiEvent(payload),
        _ when name.StartsWith("load-balancer", StringComparison.Ordinal) => EventJson.ReadLoadBalancerEvent(payload),
        _ when name.StartsWith("web-socket", StringComparison.Ordinal) => EventJson.ReadWebSocketEvent(payload),
        _ when name.StartsWith("event-bridge", StringComparison.Ordinal) => EventJson.ReadEventBridgeEvent(payload),
        _ when name.StartsWith("sqs", StringComparison.Ordinal) => EventJson.ReadSqsEvent(payload),
        _ when name.StartsWith("dynamodb", StringComparison.Ordinal) => EventJson.ReadDynamoDbStreamEvent(payload),
        _ => throw new ArgumentException($"{name} is of no kind that is known: name it here.", nameof(name)),
    };

    public static byte[] Write(object read) => read switch
    {
        HttpApiEvent http => EventJson.Write(http),
        RestApiEvent rest => EventJson.Write(rest),
        LoadBalancerEvent balancer => EventJson.Write(balancer),
        WebSocketEvent socket => EventJson.Write(socket),
        EventBridgeEvent bridge => EventJson.Write(bridge),
        SqsEvent sqs => EventJson.Write(sqs),
        DynamoDbStreamEvent stream => EventJson.Write(stream),
        _ => throw new ArgumentException($"{read.GetType()} is no event.", nameof(read)),
    };

    /// <summary>With members sorted, and without those that are null or empty, which say the same as no member.</summary>
    public static JsonNode? Canonical(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(
            from member in members
            orderby member.Key
            where member.Value is not (null or JsonObject { Count: 0 } or JsonArray { Count: 0 })
            select KeyValuePair.Create(member.Key, Canonical(member.Value))),
        JsonArray items => new JsonArray([.. items.Select(Canonical)]),
        _ => node?.DeepClone(),
    };
}
