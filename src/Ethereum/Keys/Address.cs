using Graph.Ethereum.Encoding;

namespace Graph.Ethereum.Keys;

/// <summary>The 20 bytes that name an account. Written with the capitals of ERC-55 as a checksum.</summary>
public readonly struct Address : IEquatable<Address>
{
    /// <summary>In bytes.</summary>
    public const int Length = 20;

    private const int TextLength = 2 + 2 * Length;

    /// <summary>Null for the address of zeros.</summary>
    private readonly byte[]? bytes;

    private Address(byte[] bytes) => this.bytes = bytes;

    public ReadOnlySpan<byte> Bytes => bytes ?? Zeros;

    private static byte[] Zeros { get; } = new byte[Length];

    /// <exception cref="ArgumentException">These are not 20 bytes.</exception>
    public static Address FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length == Length
        ? new Address(bytes.ToArray())
        : throw new ArgumentException($"An address has {Length} bytes, not {bytes.Length}.", nameof(bytes));

    /// <summary>The address of an uncompressed public key, its two coordinates of 32 bytes.</summary>
    public static Address OfPublicKey(ReadOnlySpan<byte> coordinates)
    {
        Span<byte> hash = stackalloc byte[Keccak256.HashLength];
        Keccak256.Hash(coordinates, hash);
        return FromBytes(hash[^Length..]);
    }

    /// <summary>
    /// Reads <c>0x</c> and 40 hexadecimal digits. All small or all capital letters say nothing; mixed ones must be ERC-55's, so
    /// that a mistyped address is found.
    /// </summary>
    public static bool TryParse(string? text, out Address address)
    {
        address = default;
        if (text is not { Length: TextLength } || !text.StartsWith("0x", StringComparison.Ordinal))
            return false;
        var digits = text.AsSpan(2);
        var bytes = new byte[Length];
        if (Convert.FromHexString(digits, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        var read = new Address(bytes);
        if (IsMixed(digits) && !digits.SequenceEqual(read.ToString().AsSpan(2)))
            return false;
        address = read;
        return true;
    }

    /// <exception cref="FormatException">The text is no address, or its checksum is wrong.</exception>
    public static Address Parse(string text) => TryParse(text, out var address)
        ? address
        : throw new FormatException("An address is 0x and 40 hexadecimal digits, with the capitals of ERC-55 or with none.");

    public bool Equals(Address other) => Bytes.SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is Address other && Equals(other);

    public override int GetHashCode() => BitConverter.ToInt32(Bytes);

    public static bool operator ==(Address left, Address right) => left.Equals(right);

    public static bool operator !=(Address left, Address right) => !left.Equals(right);

    /// <summary>ERC-55: a letter is capital where the hash of the small text has a digit of 8 or more.</summary>
    public override string ToString() => string.Create(TextLength, Convert.ToHexStringLower(Bytes), static (text, digits) =>
    {
        Span<byte> ascii = stackalloc byte[2 * Length];
        System.Text.Encoding.ASCII.GetBytes(digits, ascii);
        Span<byte> hash = stackalloc byte[Keccak256.HashLength];
        Keccak256.Hash(ascii, hash);
        text[0] = '0';
        text[1] = 'x';
        for (var i = 0; i < digits.Length; i++)
        {
            var nibble = i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 15;
            text[i + 2] = nibble >= 8 ? char.ToUpperInvariant(digits[i]) : digits[i];
        }
    });

    private static bool IsMixed(ReadOnlySpan<char> digits) =>
        digits.ContainsAnyInRange('a', 'f') && digits.ContainsAnyInRange('A', 'F');
}
