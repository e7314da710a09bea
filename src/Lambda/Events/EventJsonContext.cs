using System.Text.Json.Serialization;

namespace Graph.Lambda.Events;

/// <remarks>
/// Depth: an item nests 32 levels, each of which is two in JSON (<c>{"a":{"M":{…}}}</c>), within the five of an event; the
/// usual limit of 64 would refuse such items.
/// </remarks>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    MaxDepth = 80)]
[JsonSerializable(typeof(SqsEvent))]
[JsonSerializable(typeof(DynamoDbStreamEvent))]
[JsonSerializable(typeof(HttpApiEvent))]
[JsonSerializable(typeof(HttpApiResponse))]
[JsonSerializable(typeof(RestApiEvent))]
[JsonSerializable(typeof(RestApiResponse))]
[JsonSerializable(typeof(LoadBalancerEvent))]
[JsonSerializable(typeof(LoadBalancerResponse))]
[JsonSerializable(typeof(WebSocketEvent))]
[JsonSerializable(typeof(WebSocketResponse))]
[JsonSerializable(typeof(EventBridgeEvent))]
[JsonSerializable(typeof(BatchResponse))]
internal sealed partial class EventJsonContext : JsonSerializerContext;
