using Graph.Ethereum.Encoding;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Transactions;

/// <summary>What a transaction says beforehand that it will touch (EIP-2930).</summary>
/// <param name="StorageKeys">32 bytes each.</param>
public sealed record AccessListEntry(Address Address, IReadOnlyList<byte[]> StorageKeys)
{
    private const int StorageKeyLength = 32;

    /// <exception cref="ArgumentException">A storage key has not 32 bytes.</exception>
    internal static void Write(RlpWriter rlp, IReadOnlyList<AccessListEntry> list)
    {
        rlp.BeginList();
        foreach (var entry in list)
        {
            rlp.BeginList().Bytes(entry.Address.Bytes).BeginList();
            foreach (var key in entry.StorageKeys)
                rlp.Bytes(key.Length == StorageKeyLength
                    ? key
                    : throw new ArgumentException($"A storage key of an access list has {key.Length} bytes.", nameof(list)));
            rlp.EndList().EndList();
        }
        rlp.EndList();
    }

    /// <exception cref="FormatException">These are no entries.</exception>
    internal static IReadOnlyList<AccessListEntry> Read(RlpReader list)
    {
        var entries = new List<AccessListEntry>();
        while (!list.IsAtEnd)
        {
            var entry = list.ReadList();
            entries.Add(new AccessListEntry(ReadAddress(entry.ReadBytes()), ReadStorageKeys(entry.ReadList())));
            entry.End();
        }
        return entries;
    }

    private static Address ReadAddress(ReadOnlySpan<byte> bytes) => bytes.Length == Address.Length
        ? Address.FromBytes(bytes)
        : throw new FormatException($"An address of an access list has {bytes.Length} bytes.");

    private static List<byte[]> ReadStorageKeys(RlpReader list)
    {
        var keys = new List<byte[]>();
        while (!list.IsAtEnd)
        {
            var key = list.ReadBytes();
            keys.Add(key.Length == StorageKeyLength
                ? key.ToArray()
                : throw new FormatException($"A storage key of an access list has {key.Length} bytes."));
        }
        return keys;
    }
}
