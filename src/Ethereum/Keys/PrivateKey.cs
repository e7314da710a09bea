using System.Security.Cryptography;
using Graph.Ethereum.Encoding;

namespace Graph.Ethereum.Keys;

/// <summary>
/// A key of secp256k1. The private number stays in OpenSSL, which also makes it and signs with it; it is forgotten when the key is
/// disposed.
/// </summary>
public sealed class PrivateKey : IDisposable
{
    /// <summary>In bytes.</summary>
    public const int Length = 32;

    /// <summary>A signature that does not check is a fault of the machine; twice in a row something is broken.</summary>
    private const int MostAttempts = 3;

    /// <summary>By its object identifier: not every OpenSSL knows the name.</summary>
    private static readonly ECCurve s_curve = ECCurve.CreateFromValue("1.3.132.0.10");

    private readonly ECDsa ecdsa;
    private readonly byte[] publicKey;

    private PrivateKey(ECDsa ecdsa)
    {
        this.ecdsa = ecdsa;
        var point = ecdsa.ExportParameters(includePrivateParameters: false).Q;
        publicKey = [.. point.X!, .. point.Y!];
        Address = Address.OfPublicKey(publicKey);
    }

    /// <summary>Its two coordinates, 32 bytes each.</summary>
    public ReadOnlySpan<byte> PublicKey => publicKey;

    public Address Address { get; }

    /// <exception cref="PlatformNotSupportedException">This system's cryptography does not have the curve.</exception>
    public static PrivateKey Generate() => Create(static () => ECDsa.Create(s_curve));

    /// <param name="key">32 bytes, more than 0 and less than the group's order.</param>
    /// <exception cref="ArgumentException">It is no private key.</exception>
    /// <exception cref="PlatformNotSupportedException">This system's cryptography does not have the curve.</exception>
    public static PrivateKey Import(ReadOnlySpan<byte> key)
    {
        if (!IsKey(key))
            throw new ArgumentException($"A private key has {Length} bytes, is more than 0 and less than the order of secp256k1.", nameof(key));
        var number = GC.AllocateUninitializedArray<byte>(Length, pinned: true);
        key.CopyTo(number);
        try
        {
            return Create(() => ECDsa.Create(new ECParameters { Curve = s_curve, D = number }));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(number);
        }
    }

    /// <summary>Whether these bytes are a private key. Takes as long whatever they are.</summary>
    public static bool IsKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != Length)
            return false;
        var any = 0;
        var borrow = 0;
        for (var i = Length - 1; i >= 0; i--)
        {
            any |= key[i];
            borrow = (key[i] - CurvePoint.OrderBytes[i] - borrow) >> 31 & 1;
        }
        return any != 0 && borrow == 1;
    }

    /// <summary>Two signatures of one hash differ, as OpenSSL takes another random number each time.</summary>
    /// <exception cref="CryptographicException">OpenSSL's signatures do not check.</exception>
    public Signature Sign(Hash hash)
    {
        Span<byte> rs = stackalloc byte[64];
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (ecdsa.TrySignHash(hash.Bytes, rs, out var written) && written == rs.Length
                && Signature.Complete(rs, hash.Bytes, publicKey) is { } signature)
                return signature;
        }
        throw new CryptographicException("The signatures that this system makes by secp256k1 do not check.");
    }

    /// <param name="key">Takes 32 bytes, which the caller wipes.</param>
    public void Export(Span<byte> key)
    {
        var number = ecdsa.ExportParameters(includePrivateParameters: true).D!;
        number.CopyTo(key);
        CryptographicOperations.ZeroMemory(number);
    }

    public void Dispose() => ecdsa.Dispose();

    private static PrivateKey Create(Func<ECDsa> create)
    {
        try
        {
            return new PrivateKey(create());
        }
        catch (Exception missing) when (missing is PlatformNotSupportedException or CryptographicException)
        {
            throw new PlatformNotSupportedException(
                "This system's cryptography has no secp256k1: run on Linux with OpenSSL 3 and not in FIPS mode.", missing);
        }
    }
}
