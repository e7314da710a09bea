using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Graph.Ethereum.Encoding;

namespace Graph.Ethereum.Keys;

/// <summary>
/// An ECDSA signature by secp256k1 with the lower of its two values s (EIP-2), so that nobody can make another one of it, and
/// with what tells which public key made it.
/// </summary>
public sealed class Signature
{
    /// <summary>Of its text: r, s, and v, in bytes.</summary>
    public const int Length = 65;

    /// <summary>v is this and the recovery id.</summary>
    internal const int FirstV = 27;

    private readonly byte[] bytes;

    private Signature(byte[] bytes) => this.bytes = bytes;

    /// <summary>32 bytes.</summary>
    public ReadOnlySpan<byte> R => bytes.AsSpan(0, 32);

    /// <summary>32 bytes, at most half of the group's order.</summary>
    public ReadOnlySpan<byte> S => bytes.AsSpan(32, 32);

    /// <summary>0 or 1: whether the y of the point whose x is r is odd.</summary>
    public int RecoveryId => bytes[64] - FirstV;

    /// <summary>r, s and v (27 or 28), as <c>personal_sign</c> gives them.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>False unless r and s are in their ranges, s is the lower one, and v is 27 or 28.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Signature? signature)
    {
        signature = null;
        if (bytes.Length != Length || bytes[64] is not (FirstV or FirstV + 1))
            return false;
        var (r, s) = (Number(bytes[..32]), Number(bytes[32..64]));
        if (r.IsZero || s.IsZero || r >= CurvePoint.Order || s > CurvePoint.Order / 2)
            return false;
        signature = new Signature(bytes.ToArray());
        return true;
    }

    /// <summary>Whose signature of the hash this is (SEC 1, section 4.1.6); null when it is nobody's.</summary>
    public Address? Recover(Hash hash)
    {
        if (CurvePoint.FromX(R, RecoveryId == 1) is not { } point)
            return null;
        var inverse = BigInteger.ModPow(Number(R), CurvePoint.Order - 2, CurvePoint.Order);
        var ofGenerator = (CurvePoint.Order - Number(hash.Bytes) % CurvePoint.Order) * inverse % CurvePoint.Order;
        var ofPoint = Number(S) * inverse % CurvePoint.Order;
        var key = CurvePoint.Combine(ofGenerator, ofPoint, point);
        if (key.IsInfinity)
            return null;
        Span<byte> coordinates = stackalloc byte[64];
        key.CopyTo(coordinates);
        return Address.OfPublicKey(coordinates);
    }

    /// <summary>
    /// Finishes what OpenSSL has signed. The point of which r is the x is computed from public values alone, which also shows
    /// whether the signature is good.
    /// </summary>
    /// <returns>Null when it is not, or in the one case of 2^127 in which r does not tell the point.</returns>
    internal static Signature? Complete(ReadOnlySpan<byte> rs, ReadOnlySpan<byte> hash, ReadOnlySpan<byte> publicKey)
    {
        var (r, s) = (Number(rs[..32]), Number(rs[32..]));
        if (s > CurvePoint.Order / 2)
            s = CurvePoint.Order - s;
        var inverse = BigInteger.ModPow(s, CurvePoint.Order - 2, CurvePoint.Order);
        var point = CurvePoint.Combine(
            Number(hash) * inverse % CurvePoint.Order,
            r * inverse % CurvePoint.Order, CurvePoint.FromCoordinates(publicKey));
        if (point.IsInfinity)
            return null;
        Span<byte> coordinates = stackalloc byte[64];
        point.CopyTo(coordinates);
        if (!coordinates[..32].SequenceEqual(rs[..32]))
            return null;

        var bytes = new byte[Length];
        rs[..32].CopyTo(bytes);
        var length = s.GetByteCount(isUnsigned: true);
        s.TryWriteBytes(bytes.AsSpan(64 - length, length), out _, isUnsigned: true, isBigEndian: true);
        bytes[64] = (byte)(FirstV + (coordinates[63] & 1));
        return new Signature(bytes);
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
