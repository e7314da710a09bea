using System.Security.Cryptography;
using Graph.Ethereum.Encoding;

namespace Graph.Ethereum.Keys;

/// <summary>
/// Whether this system can sign for Ethereum. To be run at start: which curves OpenSSL has is the distribution's choice, and it is
/// better found out then than by the first user.
/// </summary>
public static class Secp256k1SelfTest
{
    /// <exception cref="PlatformNotSupportedException">This system's cryptography has no secp256k1, or does it wrong.</exception>
    public static void Run()
    {
        // The key 1, whose public key is the group's generator, and its known address.
        using var key = PrivateKey.Import([.. new byte[PrivateKey.Length - 1], 1]);
        var expected = Address.Parse("0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf");
        if (key.Address != expected || Recovered(key, Hash.Of("secp256k1"u8)) != expected)
            throw new PlatformNotSupportedException("This system's cryptography does secp256k1 wrong: a signature is not its key's.");
    }

    private static Address? Recovered(PrivateKey key, Hash hash)
    {
        try
        {
            return key.Sign(hash).Recover(hash);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
