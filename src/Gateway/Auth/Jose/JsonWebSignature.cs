using System.Text;

namespace Graph.Gateway.Auth.Jose;

/// <summary>A JWS in compact serialisation (RFC 7515, section 3.1), taken apart; nothing in it is verified yet.</summary>
/// <param name="Header">A JSON object.</param>
/// <param name="Payload">A JSON object.</param>
/// <param name="SigningInput">What was signed: header and payload as they came.</param>
internal sealed record JsonWebSignature(byte[] Header, byte[] Payload, byte[] Signature, byte[] SigningInput)
{
    /// <summary>Null when the text is not three base64url parts, the first two of them JSON objects.</summary>
    public static JsonWebSignature? Read(ReadOnlySpan<char> token)
    {
        var (first, last) = (token.IndexOf('.'), token.LastIndexOf('.'));
        if (first == last || token[(first + 1)..last].Contains('.'))
            return null;

        var header = StrictBase64Url.Decode(token[..first]);
        var payload = StrictBase64Url.Decode(token[(first + 1)..last]);
        var signature = StrictBase64Url.Decode(token[(last + 1)..]);
        if (header is null || payload is null || signature is null)
            return null;
        return InternetJson.IsObject(header) && InternetJson.IsObject(payload)
            ? new JsonWebSignature(header, payload, signature, SigningInputOf(token[..last]))
            : null;
    }

    private static byte[] SigningInputOf(ReadOnlySpan<char> ascii)
    {
        var bytes = new byte[ascii.Length];
        Encoding.ASCII.GetBytes(ascii, bytes);
        return bytes;
    }
}
