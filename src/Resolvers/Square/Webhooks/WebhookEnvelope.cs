using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Graph.Resolvers.Square.Webhooks;

/// <summary>What all events have; the rest differs by their type.</summary>
/// <remarks>https://developer.squareup.com/docs/webhooks/overview</remarks>
internal sealed record WebhookEnvelope(string EventId, string Type, string MerchantId, DateTimeOffset CreatedAt)
{
    /// <returns>Null when the body is no event.</returns>
    public static WebhookEnvelope? Read(ReadOnlySpan<byte> body)
    {
        // What the envelope does not name is not read, and may be anything.
        if (!Utf8.IsValid(body))
            return null;
        try
        {
            return JsonSerializer.Deserialize(body, WebhookJson.Default.WebhookEnvelope) is { } envelope && envelope.IsBounded ? envelope : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsBounded => new[] { EventId, Type, MerchantId }.All(WebhookEvent.IsId);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WebhookEnvelope))]
internal sealed partial class WebhookJson : JsonSerializerContext;
