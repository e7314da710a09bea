using System.Collections.Frozen;
using System.Security.Cryptography;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Keystores;

/// <summary>English words for a seed of keys (BIP-39), with a checksum in the last one.</summary>
public sealed class Mnemonic : IDisposable
{
    private const int WordCount = 2_048;
    private const int BitsOfWord = 11;
    private const int MostWords = 24;
    private const int LongestWord = 8;
    private const int SeedIterations = 2_048;
    private const int SeedLength = 64;

    /// <summary>In UTF-16 units.</summary>
    private const int Longest = 1_000;

    private static readonly Lazy<FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>>> s_words = new(ReadWords);

    private readonly SecretBytes text;

    private Mnemonic(SecretBytes text) => this.text = text;

    /// <summary>Blanks and capitals do not matter.</summary>
    /// <exception cref="KeystoreException">They are not 12, 15, 18, 21 or 24 words of the list, or the checksum is wrong.</exception>
    public static Mnemonic Parse(ReadOnlySpan<char> phrase)
    {
        if (phrase.Length > Longest)
            throw WrongLength();
        // As bytes that are wiped, and without a text of any word. A word takes at least one of the characters.
        using var words = new SecretBytes(phrase.Length + 1);
        using var packed = new SecretBytes(MostWords * BitsOfWord / 8 + 1);
        var count = 0;
        var length = 0;
        for (var rest = phrase.Trim(); !rest.IsEmpty; rest = rest.TrimStart())
        {
            var end = EndOfWord(rest);
            if (count == MostWords)
                throw WrongLength();
            if (!TryReadWord(rest[..end], words.Span[length..], out var number))
                throw new KeystoreException(KeystoreFailure.Malformed, $"Word {count + 1} of the mnemonic is not in the English list of BIP-39.");
            Pack(packed.Span, count++, number);
            length += end;
            words.Span[length++] = (byte)' ';
            rest = rest[end..];
        }
        if (count is not (12 or 15 or 18 or 21 or 24))
            throw WrongLength();
        return HasChecksum(packed.Span, count)
            ? new Mnemonic(SecretBytes.CopyOf(words.Span[..(length - 1)]))
            : throw new KeystoreException(KeystoreFailure.Malformed, "The mnemonic's checksum is wrong: a word is another one, or in another place.");
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

    private static int EndOfWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        return end;
    }

    private static bool TryReadWord(ReadOnlySpan<char> word, Span<byte> ascii, out int number)
    {
        number = 0;
        Span<char> lower = stackalloc char[LongestWord];
        if (word.Length > LongestWord)
            return false;
        word.ToLowerInvariant(lower);
        var isWord = s_words.Value.TryGetValue(lower[..word.Length], out number);
        if (isWord)
            System.Text.Encoding.ASCII.GetBytes(lower[..word.Length], ascii);
        lower.Clear();
        return isWord;
    }

    private static void Pack(Span<byte> packed, int index, int number)
    {
        for (var i = 0; i < BitsOfWord; i++)
        {
            var bit = index * BitsOfWord + i;
            packed[bit / 8] |= (byte)((number >> (BitsOfWord - 1 - i) & 1) << (7 - bit % 8));
        }
    }

    /// <summary>Of 33 bits one is the checksum's: the first of the hash of the others.</summary>
    private static bool HasChecksum(ReadOnlySpan<byte> packed, int words)
    {
        var checksumBits = words * BitsOfWord / 33;
        var entropyLength = 4 * checksumBits;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(packed[..entropyLength], hash);
        var mask = (byte)(0xFF << (8 - checksumBits));
        return (packed[entropyLength] & mask) == (hash[0] & mask);
    }

    private static KeystoreException WrongLength() => new(KeystoreFailure.Malformed, "A mnemonic has 12, 15, 18, 21 or 24 words.");

    private static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ReadWords()
    {
        using var stream = typeof(Mnemonic).Assembly.GetManifestResourceStream("english.txt")!;
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == WordCount
            ? words.Select((word, number) => KeyValuePair.Create(word, number)).ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>()
            : throw new InvalidOperationException($"The list has {words.Length} words.");
    }
}
