using System.Security.Cryptography;
using System.Text;

namespace Graph.Resolvers.Square.Webhooks;

/// <summary>
/// The signature of Square's event notifications: base64 of the HMAC-SHA256 of the notification URL and the body, in the header
/// <c>x-square-hmacsha256-signature</c>. It has no time in it: what is replayed is told by its event id.
/// </summary>
/// <remarks>https://developer.squareup.com/docs/webhooks/step3validate</remarks>
public sealed class WebhookSignature
{
    public const string Header = "x-square-hmacsha256-signature";

    private const int Base64Length = 44;

    private readonly byte[] notificationUrl;
    private readonly byte[][] keys;

    /// <param name="notificationUrl">As the subscription has it, to the letter; what a request says of its own address is not it.</param>
    /// <param name="keys">The subscription's, as Square shows them; two while one replaces the other.</param>
    /// <exception cref="ArgumentException">There is no address or no key, or a key is empty: everything could be signed with it.</exception>
    public WebhookSignature(string notificationUrl, params IReadOnlyList<string> keys)
    {
        ArgumentException.ThrowIfNullOrEmpty(notificationUrl);
        if (keys.Count == 0 || keys.Any(string.IsNullOrEmpty))
            throw new ArgumentException("A signature key is needed, and none may be empty.", nameof(keys));
        this.notificationUrl = Encoding.UTF8.GetBytes(notificationUrl);
        this.keys = [.. keys.Select(Encoding.UTF8.GetBytes)];
    }

    private WebhookSignature() => (notificationUrl, keys) = ([], []);

    /// <summary>Of the subscription that is configured; without one, nothing is signed.</summary>
    /// <exception cref="ArgumentException">Half of it is configured.</exception>
    public static WebhookSignature Of(SquareOptions options) => options is { NotificationUrl: null, SignatureKeys.Count: 0 }
        ? new WebhookSignature()
        : new WebhookSignature(options.NotificationUrl ?? "", options.SignatureKeys);

    /// <param name="body">The bytes that were received.</param>
    /// <param name="signature">The header; null when there is none.</param>
    public bool Verifies(ReadOnlySpan<byte> body, string? signature)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        if (signature?.Length != Base64Length
            || !Convert.TryFromBase64String(signature, given, out var length)
            || length != SHA256.HashSizeInBytes)
            return false;

        Span<byte> made = stackalloc byte[SHA256.HashSizeInBytes];
        var isOfKey = false;
        foreach (var key in keys)
        {
            Make(key, body, made);
            isOfKey |= CryptographicOperations.FixedTimeEquals(made, given);
        }
        return isOfKey;
    }

    private void Make(byte[] key, ReadOnlySpan<byte> body, Span<byte> made)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(notificationUrl);
        hmac.AppendData(body);
        hmac.GetHashAndReset(made);
    }
}
