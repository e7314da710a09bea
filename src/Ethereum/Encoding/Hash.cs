namespace Graph.Ethereum.Encoding;

/// <summary>A Keccak-256 hash: what names a transaction or a block, and what is signed.</summary>
public readonly struct Hash : IEquatable<Hash>
{
    /// <summary>Null for the hash of zeros.</summary>
    private readonly byte[]? bytes;

    private Hash(byte[] bytes) => this.bytes = bytes;

    public ReadOnlySpan<byte> Bytes => bytes ?? Zeros;

    private static byte[] Zeros { get; } = new byte[Keccak256.HashLength];

    /// <summary>The hash of these bytes.</summary>
    public static Hash Of(ReadOnlySpan<byte> data) => new(Keccak256.Hash(data));

    /// <summary>Reads <c>0x</c> and 64 hexadecimal digits.</summary>
    public static bool TryParse(string? text, out Hash hash)
    {
        var isRead = Hex.TryParse(text, Keccak256.HashLength, out var bytes) && bytes.Length == Keccak256.HashLength;
        hash = isRead ? new Hash(bytes!) : default;
        return isRead;
    }

    /// <exception cref="FormatException">The text is no hash.</exception>
    public static Hash Parse(string text) => TryParse(text, out var hash)
        ? hash
        : throw new FormatException("A hash is 0x and 64 hexadecimal digits.");

    public bool Equals(Hash other) => Bytes.SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is Hash other && Equals(other);

    public override int GetHashCode() => BitConverter.ToInt32(Bytes);

    public static bool operator ==(Hash left, Hash right) => left.Equals(right);

    public static bool operator !=(Hash left, Hash right) => !left.Equals(right);

    public override string ToString() => Hex.Of(Bytes);
}
