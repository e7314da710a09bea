using System.Text;

namespace Graph.Resolvers.Square.Webhooks;

/// <summary>Takes what Square tells: looks whether it is Square, and stores it before it is answered. What follows is done by the table's stream.</summary>
public sealed class WebhookReceiver(WebhookSignature signature, WebhookEventStore events, TimeProvider time)
{
    /// <summary>Square's have some kilobytes; an item of DynamoDB has 400 KB.</summary>
    public const int LargestBody = 256 << 10;

    /// <param name="body">The bytes as they came.</param>
    /// <param name="signatureHeader">The header <see cref="WebhookSignature.Header"/>; null when there is none.</param>
    /// <exception cref="Exception">It could not be stored: Square is to send it again, so it is answered with an error.</exception>
    public async ValueTask<WebhookReception> Receive(
        ReadOnlyMemory<byte> body, string? signatureHeader, CancellationToken cancellationToken)
    {
        if (body.Length > LargestBody)
            return WebhookReception.TooLarge;
        if (!signature.Verifies(body.Span, signatureHeader))
            return WebhookReception.NotSigned;
        if (WebhookEnvelope.Read(body.Span) is not { } envelope)
            return WebhookReception.NoEvent;
        var told = new WebhookEvent(
            envelope.EventId, envelope.Type, envelope.MerchantId, envelope.CreatedAt, time.GetUtcNow(), Encoding.UTF8.GetString(body.Span));
        return await events.Insert(told, cancellationToken) ? WebhookReception.Stored : WebhookReception.Duplicate;
    }
}

/// <summary>What became of a delivery.</summary>
public enum WebhookReception
{
    Stored,

    /// <summary>The event is stored already: Square sends it again when it had no answer, and sometimes else.</summary>
    Duplicate,

    /// <summary>It is not Square, or not with a key of ours.</summary>
    NotSigned,

    /// <summary>Square has signed it, and it is no event.</summary>
    NoEvent,

    TooLarge,
}
