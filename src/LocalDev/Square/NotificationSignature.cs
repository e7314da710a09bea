using System.Security.Cryptography;
using System.Text;

namespace Graph.LocalDev.Square;

/// <summary>How a notification says that it is Square's: base64 of HMAC-SHA256 over the subscription's URL and the body.</summary>
/// <remarks>https://developer.squareup.com/docs/webhooks/step3validate</remarks>
internal static class NotificationSignature
{
    public static string Of(WebhookSubscription subscription, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(subscription.NotificationUrl.OriginalString), .. body];
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(subscription.SignatureKey), signed));
    }
}
