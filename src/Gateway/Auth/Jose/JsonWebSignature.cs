using System.Text;

namespace Graph.Gateway.Auth.Jose;

/// <summary>A JWS in compact serialisation (RFC 7515, section 3.1), taken apart; nothing in it is verified yet.</summary>
/// <param name="Header">A JSON object.</param>
/// <param name="Payload">A JSON object.</param>
/// <param name="SigningInput">What was signed: header and payload as they came.</param>
internal sealed record JsonWebSignature(byte[] Header, byte[] Payload, byte[] Signature, byte[] SigningInput)
{
    /// <summary>Null when the text is not three base64url parts, the first two of them JSON objects.</summary>
    public static JsonWebSignature? Read(string token)
    {
        var (first, last) = (token.IndexOf('.'), token.LastIndexOf('.'));
        if (first == last || token.AsSpan(first + 1, last - first - 1).Contains('.'))
            return null;

        var header = StrictBase64Url.Decode(token.AsSpan(0, first));
        var payload = StrictBase64Url.Decode(token.AsSpan(first + 1, last - first - 1));
        var signature = StrictBase64Url.Decode(token.AsSpan(last + 1));
        if (header is null || payload is null || signature is null)
            return null;
        return InternetJson.IsObject(header) && InternetJson.IsObject(payload)
            ? new JsonWebSignature(header, payload, signature, Encoding.ASCII.GetBytes(token, 0, last))
            : null;
    }
}
