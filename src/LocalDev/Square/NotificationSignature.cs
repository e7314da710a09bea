using System.Security.Cryptography;
using System.Text;

namespace Graph.LocalDev.Square;

/// <summary>How a notification says that it is Square's: base64 of HMAC-SHA256 over the subscription's URL and the body.</summary>
/// <remarks>https://developer.squareup.com/docs/webhooks/step3validate</remarks>
internal static class NotificationSignature
{
    public static string Of(WebhookSubscription subscription, byte[] body) =>
        Convert.ToBase64String(HMACSHA256.HashData(KeyOf(subscription), Signed(subscription, body)));

    /// <summary>The same with SHA-1, as it was once; still sent beside the other.</summary>
    public static string OldOf(WebhookSubscription subscription, byte[] body) =>
        Convert.ToBase64String(HMACSHA1.HashData(KeyOf(subscription), Signed(subscription, body)));

    private static byte[] KeyOf(WebhookSubscription subscription) => Encoding.UTF8.GetBytes(subscription.SignatureKey);

    private static byte[] Signed(WebhookSubscription subscription, byte[] body) =>
        [.. Encoding.UTF8.GetBytes(subscription.NotificationUrl.OriginalString), .. body];
}
