using Graph.DynamoDb;
using Graph.Lambda.Events;
using Graph.Resolvers.Square.Webhooks;
using Microsoft.Extensions.Logging;

namespace Graph.Functions.Square;

/// <summary>
/// Takes events of Square's: verified and stored before they are answered, and processed by <see cref="ProcessSquareEvents"/>. What is answered otherwise than by
/// 2xx comes again, for a day.
/// </summary>
public sealed partial class SquareWebhook(WebhookReceiver receiver, ILogger<SquareWebhook> logger)
{
    public const string Route = "POST /api/webhooks/square";

    public async Task<HttpApiResponse> Handle(HttpApiEvent request, CancellationToken cancellationToken)
    {
        try
        {
            var body = request.BodyBytes();
            if (!request.Headers.TryGetValue(WebhookSignature.Header, out var signature))
                return Json(401, $$"""{"error":"Missing signature header","detail":"The {{WebhookSignature.Header}} header is required for webhook verification"}""");
            return AnswerTo(await receiver.Receive(body, signature, cancellationToken));
        }
        catch (MalformedEventException)
        {
            return Json(400, """{"error":"Bad request","detail":"The body cannot be read."}""");
        }
        catch (Exception failure) when (Database.IsFailure(failure))
        {
            LogNotStored(failure.Message);
            return Json(500, """{"error":"An error occurred processing the webhook","detail":"Internal server error"}""");
        }
    }

    private static HttpApiResponse AnswerTo(WebhookReception reception) => reception switch
    {
        WebhookReception.Stored => Json(200, """{"received":true,"status":"processing_started"}"""),
        WebhookReception.Duplicate => Json(200, """{"received":true,"status":"skipped_duplicate"}"""),
        WebhookReception.NotSigned => Json(401, """{"error":"Invalid signature","detail":"The webhook signature failed verification. Please check the signature key."}"""),
        WebhookReception.TooLarge => Json(413, """{"error":"Payload too large","detail":"An event has at most 262144 bytes."}"""),
        _ => Json(400, """{"error":"Invalid webhook payload","detail":"An event has event_id, type, merchant_id and created_at."}"""),
    };

    private static HttpApiResponse Json(int status, string body) => new()
    {
        StatusCode = status,
        Headers = new Dictionary<string, string> { ["content-type"] = "application/json" },
        Body = body,
    };

    [LoggerMessage(LogLevel.Error, "An event of Square's could not be stored; Square sends it again: {Reason}")]
    private partial void LogNotStored(string reason);
}
