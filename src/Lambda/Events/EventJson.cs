using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Graph.Lambda.Events;

/// <summary>
/// Payloads as AWS sends and takes them, in UTF-8. Members that are not known are ignored, as AWS adds some over time.
/// </summary>
public static class EventJson
{
    /// <summary>In bytes: what Lambda gives to a function at most.</summary>
    public const int LargestPayload = 6 * 1024 * 1024;

    /// <exception cref="MalformedEventException">It is too large, not JSON, or not an event of a queue.</exception>
    public static SqsEvent ReadSqsEvent(ReadOnlySpan<byte> payload)
    {
        var read = Read(payload, EventJsonContext.Default.SqsEvent, "an SQS event");
        return read.Records.Any(record => record is null) ? throw NullRecord("an SQS event") : read;
    }

    /// <exception cref="MalformedEventException">It is too large, not JSON, or not an event of a stream.</exception>
    public static DynamoDbStreamEvent ReadDynamoDbStreamEvent(ReadOnlySpan<byte> payload)
    {
        var read = Read(payload, EventJsonContext.Default.DynamoDbStreamEvent, "a DynamoDB stream event");
        return read.Records.Any(record => record is null) ? throw NullRecord("a DynamoDB stream event") : read;
    }

    /// <exception cref="MalformedEventException">It is too large, not JSON, or not an event of an HTTP API.</exception>
    public static HttpApiEvent ReadHttpApiEvent(ReadOnlySpan<byte> payload) =>
        Read(payload, EventJsonContext.Default.HttpApiEvent, "an HTTP API");

    /// <exception cref="MalformedEventException">It is too large, not JSON, or not what an HTTP API is answered.</exception>
    public static HttpApiResponse ReadHttpApiResponse(ReadOnlySpan<byte> payload) =>
        Read(payload, EventJsonContext.Default.HttpApiResponse, "an answer to an HTTP API");

    /// <exception cref="MalformedEventException">It is too large, not JSON, or not an event of a REST API.</exception>
    public static RestApiEvent ReadRestApiEvent(ReadOnlySpan<byte> payload) =>
        Read(payload, EventJsonContext.Default.RestApiEvent, "a REST API");

    /// <exception cref="MalformedEventException">It is too large, not JSON, or not what a REST API is answered.</exception>
    public static RestApiResponse ReadRestApiResponse(ReadOnlySpan<byte> payload) =>
        Read(payload, EventJsonContext.Default.RestApiResponse, "an answer to a REST API");

    /// <exception cref="MalformedEventException">It is too large, not JSON, or not an event of a load balancer.</exception>
    public static LoadBalancerEvent ReadLoadBalancerEvent(ReadOnlySpan<byte> payload) =>
        Read(payload, EventJsonContext.Default.LoadBalancerEvent, "a load balancer");

    /// <exception cref="MalformedEventException">It is too large, not JSON, or not what a load balancer is answered.</exception>
    public static LoadBalancerResponse ReadLoadBalancerResponse(ReadOnlySpan<byte> payload) =>
        Read(payload, EventJsonContext.Default.LoadBalancerResponse, "an answer to a load balancer");

    /// <exception cref="MalformedEventException">It is too large, not JSON, or not an event of a WebSocket API.</exception>
    public static WebSocketEvent ReadWebSocketEvent(ReadOnlySpan<byte> payload) =>
        Read(payload, EventJsonContext.Default.WebSocketEvent, "a WebSocket API");

    /// <exception cref="MalformedEventException">It is too large, not JSON, or not what a WebSocket API is answered.</exception>
    public static WebSocketResponse ReadWebSocketResponse(ReadOnlySpan<byte> payload) =>
        Read(payload, EventJsonContext.Default.WebSocketResponse, "an answer to a WebSocket API");

    /// <exception cref="MalformedEventException">It is too large, not JSON, or not an event of EventBridge.</exception>
    public static EventBridgeEvent ReadEventBridgeEvent(ReadOnlySpan<byte> payload) =>
        Read(payload, EventJsonContext.Default.EventBridgeEvent, "EventBridge");

    /// <summary>Nothing, and null, say that all is done, as AWS takes them.</summary>
    /// <exception cref="MalformedEventException">It is too large, not JSON, or not an answer to a batch.</exception>
    public static BatchResponse ReadBatchResponse(ReadOnlySpan<byte> payload) =>
        payload.IsEmpty || payload.SequenceEqual("null"u8) ? BatchResponse.AllDone : Read(payload, EventJsonContext.Default.BatchResponse, "an answer to a batch");

    public static byte[] Write(RestApiEvent payload) =>
        JsonSerializer.SerializeToUtf8Bytes(payload, EventJsonContext.Default.RestApiEvent);

    public static byte[] Write(RestApiResponse response) =>
        JsonSerializer.SerializeToUtf8Bytes(response, EventJsonContext.Default.RestApiResponse);

    public static byte[] Write(LoadBalancerEvent payload) =>
        JsonSerializer.SerializeToUtf8Bytes(payload, EventJsonContext.Default.LoadBalancerEvent);

    public static byte[] Write(LoadBalancerResponse response) =>
        JsonSerializer.SerializeToUtf8Bytes(response, EventJsonContext.Default.LoadBalancerResponse);

    public static byte[] Write(WebSocketEvent payload) =>
        JsonSerializer.SerializeToUtf8Bytes(payload, EventJsonContext.Default.WebSocketEvent);

    public static byte[] Write(WebSocketResponse response) =>
        JsonSerializer.SerializeToUtf8Bytes(response, EventJsonContext.Default.WebSocketResponse);

    public static byte[] Write(EventBridgeEvent payload) =>
        JsonSerializer.SerializeToUtf8Bytes(payload, EventJsonContext.Default.EventBridgeEvent);

    public static byte[] Write(HttpApiEvent payload) =>
        JsonSerializer.SerializeToUtf8Bytes(payload, EventJsonContext.Default.HttpApiEvent);

    public static byte[] Write(HttpApiResponse response) =>
        JsonSerializer.SerializeToUtf8Bytes(response, EventJsonContext.Default.HttpApiResponse);

    public static byte[] Write(SqsEvent payload) =>
        JsonSerializer.SerializeToUtf8Bytes(payload, EventJsonContext.Default.SqsEvent);

    public static byte[] Write(DynamoDbStreamEvent payload) =>
        JsonSerializer.SerializeToUtf8Bytes(payload, EventJsonContext.Default.DynamoDbStreamEvent);

    public static byte[] Write(BatchResponse response) =>
        JsonSerializer.SerializeToUtf8Bytes(response, EventJsonContext.Default.BatchResponse);

    private static T Read<T>(ReadOnlySpan<byte> payload, JsonTypeInfo<T> type, string what)
    {
        if (payload.Length > LargestPayload)
            throw new MalformedEventException($"This is no payload of {what}: it has {payload.Length} bytes, more than {LargestPayload}.");
        try
        {
            return JsonSerializer.Deserialize(payload, type)
                ?? throw new MalformedEventException($"This is no payload of {what}: it is null.");
        }
        catch (JsonException malformed)
        {
            // Its own message can quote the payload.
            throw new MalformedEventException($"This is no payload of {what}: it cannot be read at {malformed.Path ?? "$"}.");
        }
    }

    private static MalformedEventException NullRecord(string what) =>
        new($"This is no payload of {what}: a record is null.");
}
