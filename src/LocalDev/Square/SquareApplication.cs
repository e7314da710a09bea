using System.Security.Cryptography;
using System.Text;

namespace Graph.LocalDev.Square;

/// <summary>An application as its developer has registered it with Square.</summary>
/// <param name="Name">Shown to sellers.</param>
/// <param name="RedirectUrls">Where sellers' browsers may be sent back to, to the letter; the first when none is asked for.</param>
/// <param name="Webhooks">Null when it is told nothing.</param>
public sealed record SquareApplication(
    string Id, string Secret, string Name, IReadOnlyList<string> RedirectUrls, WebhookSubscription? Webhooks = null)
{
    internal bool HasSecret(string secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(secret));
}

/// <summary>What is told to an application, and where.</summary>
/// <param name="NotificationUrl">To the letter: it is signed with each notification.</param>
/// <param name="SignatureKey">Its UTF-8 bytes are the key.</param>
public sealed record WebhookSubscription(Uri NotificationUrl, string SignatureKey);
