using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Graph.Ethereum.Encoding;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Messages;

/// <summary>Values of Solidity's own types as words of 32 bytes.</summary>
internal static class TypedDataValue
{
    private const int LongestNumber = 80;

    /// <summary>Whether a type is one of Solidity's own, and no list.</summary>
    public static bool IsType(string type) =>
        type is "string" or "bytes" or "bool" or "address" || (FixedLength(type) ?? Bits(type, "uint") ?? Bits(type, "int")) is not null;

    public static void Encode(string type, JsonElement value, TypedDataPath path, Span<byte> word)
    {
        word.Clear();
        switch (type)
        {
            case "string":
                Keccak256.Hash(System.Text.Encoding.UTF8.GetBytes(Text(type, value, path)), word);
                break;
            case "bytes":
                Keccak256.Hash(Bytes(type, value, path), word);
                break;
            case "bool":
                word[^1] = Flag(value, path) ? (byte)1 : (byte)0;
                break;
            case "address":
                AddressOf(value, path).Bytes.CopyTo(word[^Address.Length..]);
                break;
            default:
                EncodeSized(type, value, path, word);
                break;
        }
    }

    private static void EncodeSized(string type, JsonElement value, TypedDataPath path, Span<byte> word)
    {
        if (FixedLength(type) is { } length)
            EncodeFixedBytes(type, length, value, path, word);
        else if (Bits(type, "uint") is { } bits)
            EncodeNumber(type, value, path, BigInteger.Zero, (BigInteger.One << bits) - 1, word);
        else if (Bits(type, "int") is { } signedBits)
            EncodeNumber(type, value, path, -(BigInteger.One << (signedBits - 1)), (BigInteger.One << (signedBits - 1)) - 1, word);
        else
            throw new TypedDataException($"{path}: there is no type {type}.");
    }

    private static void EncodeFixedBytes(string type, int length, JsonElement value, TypedDataPath path, Span<byte> word)
    {
        var bytes = Bytes(type, value, path);
        if (bytes.Length != length)
            throw new TypedDataException($"{path} has {bytes.Length} bytes, and {type} has {length}.");
        bytes.CopyTo(word);
    }

    /// <summary>Two's complement, the highest byte first.</summary>
    private static void EncodeNumber(string type, JsonElement value, TypedDataPath path, BigInteger least, BigInteger most, Span<byte> word)
    {
        if (!TryNumber(value, out var number) || number < least || number > most)
            throw new TypedDataException($"{path} is no {type}: send a whole number in its range, as a number, or as decimal or hexadecimal text.");
        if (number.Sign < 0)
            number += BigInteger.One << 256;
        var length = number.GetByteCount(isUnsigned: true);
        number.TryWriteBytes(word[^length..], out _, isUnsigned: true, isBigEndian: true);
    }

    private static bool TryNumber(JsonElement value, out BigInteger number)
    {
        number = default;
        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString()!,
            _ => "",
        };
        var isNegative = text.StartsWith('-');
        var digits = text.AsSpan(isNegative ? 1 : 0);
        if (digits.Length is 0 or > LongestNumber)
            return false;
        var isRead = digits.StartsWith("0x", StringComparison.Ordinal)
            ? digits.Length > 2 && BigInteger.TryParse($"0{digits[2..]}", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number)
            : BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        if (isNegative)
            number = -number;
        return isRead;
    }

    private static bool Flag(JsonElement value, TypedDataPath path) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new TypedDataException($"{path} is neither true nor false."),
    };

    private static Address AddressOf(JsonElement value, TypedDataPath path) =>
        Address.TryParse(Text("address", value, path), out var address)
            ? address
            : throw new TypedDataException($"{path} is no address: 0x and 40 hexadecimal digits, with the capitals of ERC-55 or with none.");

    private static byte[] Bytes(string type, JsonElement value, TypedDataPath path) =>
        Hex.TryParse(Text(type, value, path), TypedData.Longest, out var bytes)
            ? bytes
            : throw new TypedDataException($"{path} is no {type}: send 0x and two hexadecimal digits for each byte.");

    private static string Text(string type, JsonElement value, TypedDataPath path) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new TypedDataException($"{path} is no text, as {type} is.");

    private static int? FixedLength(string type) => SizeOf(type, "bytes") is >= 1 and <= 32 and var length ? length : null;

    private static int? Bits(string type, string prefix) => SizeOf(type, prefix) is >= 8 and <= 256 and var bits && bits % 8 == 0 ? bits : null;

    private static int? SizeOf(string type, string prefix) =>
        type.StartsWith(prefix, StringComparison.Ordinal)
        && type.AsSpan(prefix.Length) is [>= '1' and <= '9', ..] digits
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : null;
}
