using System.Text.Json;
using Graph.Ethereum.Encoding;

namespace Graph.Ethereum.Messages;

/// <summary>
/// Structured data for people to sign (EIP-712), as <c>eth_signTypedData_v4</c> takes it: an object with <c>types</c>,
/// <c>primaryType</c>, <c>domain</c> and <c>message</c>.
/// </summary>
public static class TypedData
{
    /// <summary>In bytes of JSON.</summary>
    public const int Longest = 65_536;

    private static readonly JsonDocumentOptions s_bounded = new() { MaxDepth = 64 };

    /// <summary>What is signed.</summary>
    /// <exception cref="TypedDataException">It is no typed data.</exception>
    public static Hash Hash(ReadOnlyMemory<byte> json)
    {
        if (json.Length > Longest)
            throw new TypedDataException($"The typed data has {json.Length} bytes; at most {Longest} are taken.");
        using var document = Parse(json);
        try
        {
            return Hash(document.RootElement);
        }
        catch (InvalidOperationException)
        {
            throw new TypedDataException("A text has half of a surrogate pair, which is not Unicode.");
        }
    }

    private static Hash Hash(JsonElement root)
    {
        var types = TypedDataTypes.Read(Member(root, "types", JsonValueKind.Object));
        var domain = Member(root, "domain", JsonValueKind.Object);
        var primary = Member(root, "primaryType", JsonValueKind.String).GetString()!;

        var encoder = new TypedDataEncoder(types.WithDomain(domain));
        var domainHash = encoder.HashStruct(TypedDataTypes.Domain, domain, new TypedDataPath("domain"));
        byte[] prefix = [0x19, 0x01];
        if (primary == TypedDataTypes.Domain)
            return Encoding.Hash.Of([.. prefix, .. domainHash]);
        var message = Member(root, "message", JsonValueKind.Object);
        return Encoding.Hash.Of([.. prefix, .. domainHash, .. encoder.HashStruct(primary, message, new TypedDataPath("message"))]);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, s_bounded);
        }
        catch (JsonException malformed)
        {
            throw new TypedDataException($"The typed data is no JSON: {malformed.Message}");
        }
    }

    private static JsonElement Member(JsonElement parent, string name, JsonValueKind kind) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) && member.ValueKind == kind
            ? member
            : throw new TypedDataException($"'{name}' is not there, or is no {kind}.");
}
