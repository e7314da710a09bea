using System.Globalization;
using System.Text.Json;
using Graph.Ethereum.Encoding;

namespace Graph.Ethereum.Messages;

/// <summary>Values as 32 bytes each (EIP-712, "Definition of encodeData").</summary>
internal sealed class TypedDataEncoder(TypedDataTypes types)
{
    private const int WordLength = 32;

    /// <param name="path">Where the value stands, for messages.</param>
    /// <exception cref="TypedDataException">It is no value of the type.</exception>
    public byte[] HashStruct(string type, JsonElement value, TypedDataPath path)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw new TypedDataException($"{path} is no object, as {type} is.");
        var members = types.MembersOf(type);
        var encoded = new byte[(1 + members.Length) * WordLength];
        types.HashOf(type).CopyTo(encoded, 0);
        for (var i = 0; i < members.Length; i++)
        {
            var memberPath = path.Member(members[i].Name);
            if (!value.TryGetProperty(members[i].Name, out var member))
                throw new TypedDataException($"{memberPath} is not there.");
            Encode(members[i].Type, member, memberPath, encoded.AsSpan((1 + i) * WordLength, WordLength));
        }
        return Keccak256.Hash(encoded);
    }

    private void Encode(string type, JsonElement value, TypedDataPath path, Span<byte> word)
    {
        if (type.EndsWith(']'))
            Keccak256.Hash(EncodeItems(type, value, path), word);
        else if (types.IsStruct(type))
            HashStruct(type, value, path).CopyTo(word);
        else
            TypedDataValue.Encode(type, value, path, word);
    }

    private byte[] EncodeItems(string type, JsonElement value, TypedDataPath path)
    {
        var bracket = type.LastIndexOf('[');
        var size = type.AsSpan()[(bracket + 1)..^1];
        if (bracket <= 0 || value.ValueKind != JsonValueKind.Array)
            throw new TypedDataException($"{path} is no list, as {type} is.");
        var length = value.GetArrayLength();
        if (!size.IsEmpty && (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var fixedLength) || fixedLength != length))
            throw new TypedDataException($"{path} has {length} entries, which {type} has not.");

        var itemType = type[..bracket];
        var encoded = new byte[length * WordLength];
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            Encode(itemType, item, path.Entry(index), encoded.AsSpan(index * WordLength, WordLength));
            index++;
        }
        return encoded;
    }
}
