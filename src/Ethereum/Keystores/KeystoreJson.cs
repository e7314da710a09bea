using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Graph.Ethereum.Keystores;

/// <summary>Members of a keystore file. Hexadecimal text has no <c>0x</c> in it, but some programs write one.</summary>
internal static class KeystoreJson
{
    /// <summary>0 when it is not there, or is no whole number of 32 bits; no member may be 0.</summary>
    public static int Int(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;

    public static bool TryBytes(JsonElement value, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (value.ValueKind != JsonValueKind.String)
            return false;
        var text = value.GetString().AsSpan();
        if (text.StartsWith("0x", StringComparison.Ordinal))
            text = text[2..];
        var read = new byte[text.Length / 2];
        if (text.Length % 2 != 0 || Convert.FromHexString(text, read, out _, out _) != OperationStatus.Done)
            return false;
        bytes = read;
        return true;
    }

    /// <exception cref="KeystoreException">It is not there, or has another length.</exception>
    public static byte[] Bytes(JsonElement parent, string name, int length) =>
        parent.TryGetProperty(name, out var value) && TryBytes(value, out var bytes) && bytes.Length == length
            ? bytes
            : throw new KeystoreException(KeystoreFailure.Malformed, $"The file's '{name}' is not {length} bytes as hexadecimal text.");

    /// <exception cref="KeystoreException">It is not there.</exception>
    public static JsonElement Object(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? value
            : throw new KeystoreException(KeystoreFailure.Malformed, $"The file has no object '{name}'.");

    /// <exception cref="KeystoreException">It is not there.</exception>
    public static string Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new KeystoreException(KeystoreFailure.Malformed, $"The file has no text '{name}'.");
}
