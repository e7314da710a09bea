using System.Collections.Frozen;
using System.Security.Cryptography;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Keystores;

/// <summary>English words for a seed of keys (BIP-39), with a checksum in the last one.</summary>
public sealed class Mnemonic : IDisposable
{
    private const int WordCount = 2_048;
    private const int BitsOfWord = 11;
    private const int SeedIterations = 2_048;
    private const int SeedLength = 64;

    /// <summary>In UTF-16 units.</summary>
    private const int Longest = 1_000;

    private static readonly Lazy<FrozenDictionary<string, int>> s_words = new(ReadWords);

    private readonly SecretBytes text;

    private Mnemonic(SecretBytes text) => this.text = text;

    /// <summary>Blanks and capitals do not matter.</summary>
    /// <exception cref="KeystoreException">They are not 12, 15, 18, 21 or 24 words of the list, or the checksum is wrong.</exception>
    public static Mnemonic Parse(string phrase)
    {
        var words = phrase.Length > Longest ? [] : phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is not (12 or 15 or 18 or 21 or 24))
            throw new KeystoreException(KeystoreFailure.Malformed, "A mnemonic has 12, 15, 18, 21 or 24 words.");
        var numbers = new int[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = words[i].ToLowerInvariant();
            if (!s_words.Value.TryGetValue(words[i], out numbers[i]))
                throw new KeystoreException(KeystoreFailure.Malformed, $"Word {i + 1} of the mnemonic is not in the English list of BIP-39.");
        }
        if (!HasChecksum(numbers))
            throw new KeystoreException(KeystoreFailure.Malformed, "The mnemonic's checksum is wrong: a word is another one, or in another place.");
        return new Mnemonic(Encode(string.Join(' ', words)));
    }

    /// <summary>The key of Ethereum's account with this index: <c>m/44'/60'/0'/0/index</c> (BIP-44).</summary>
    /// <returns>To be disposed.</returns>
    public PrivateKey ToPrivateKey(int index = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        using var seed = new SecretBytes(SeedLength);
        Rfc2898DeriveBytes.Pbkdf2(text.Span, "mnemonic"u8, seed.Span, SeedIterations, HashAlgorithmName.SHA512);
        using var master = HdKey.FromSeed(seed.Span);
        using var purpose = master.Child(HdKey.Hardened + 44);
        using var coin = purpose.Child(HdKey.Hardened + 60);
        using var account = coin.Child(HdKey.Hardened);
        using var external = account.Child(0);
        using var key = external.Child((uint)index);
        return PrivateKey.Import(key.Key);
    }

    public void Dispose() => text.Dispose();

    private static SecretBytes Encode(string words)
    {
        var bytes = new SecretBytes(words.Length);
        System.Text.Encoding.ASCII.GetBytes(words, bytes.Span);
        return bytes;
    }

    /// <summary>Of 33 bits one is the checksum's: the first of the hash of the others.</summary>
    private static bool HasChecksum(int[] numbers)
    {
        var bits = numbers.Length * BitsOfWord;
        var checksumBits = bits / 33;
        using var packed = new SecretBytes((bits + 7) / 8);
        for (var bit = 0; bit < bits; bit++)
        {
            if ((numbers[bit / BitsOfWord] >> (BitsOfWord - 1 - bit % BitsOfWord) & 1) == 1)
                packed.Span[bit / 8] |= (byte)(0x80 >> (bit % 8));
        }
        var entropyLength = (bits - checksumBits) / 8;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(packed.Span[..entropyLength], hash);
        var mask = (byte)(0xFF << (8 - checksumBits));
        return (packed.Span[entropyLength] & mask) == (hash[0] & mask);
    }

    private static FrozenDictionary<string, int> ReadWords()
    {
        using var stream = typeof(Mnemonic).Assembly.GetManifestResourceStream("english.txt")!;
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == WordCount
            ? words.Select((word, number) => KeyValuePair.Create(word, number)).ToFrozenDictionary(StringComparer.Ordinal)
            : throw new InvalidOperationException($"The list has {words.Length} words.");
    }
}
