using System.Buffers;
using System.Buffers.Text;

namespace Graph.Gateway.Auth.Jose;

/// <summary>
/// Base64url as RFC 7515 (section 2) wants it: no padding, no white space, and one text only for the same bytes.
/// </summary>
internal static class StrictBase64Url
{
    /// <summary>Null when the text is not the encoding of any bytes.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var length) != OperationStatus.Done)
            return null;
        Array.Resize(ref bytes, length);
        // The framework's decoder passes over padding and white space; encoding again shows them, and stray bits at the end.
        return Base64Url.EncodeToString(bytes).AsSpan().SequenceEqual(text) ? bytes : null;
    }
}
