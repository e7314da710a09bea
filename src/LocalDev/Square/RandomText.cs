using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Graph.LocalDev.Square;

/// <summary>Identifiers and secrets as Square's look.</summary>
internal static class RandomText
{
    private const string IdLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int IdLength = 24;

    public static string AccessToken() => "EAAA" + Secret(45);

    public static string RefreshToken() => "EQAA" + Secret(45);

    public static string Code() => "sandbox-sq0cgb-" + Secret(16);

    public static string Cursor() => Secret(24);

    public static string Id() => Write(RandomNumberGenerator.GetBytes(IdLength));

    /// <summary>The same for the same name.</summary>
    public static string IdOf(string name) => Write(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, IdLength));

    private static string Secret(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    private static string Write(ReadOnlySpan<byte> bytes)
    {
        Span<char> letters = stackalloc char[IdLength];
        for (var i = 0; i < letters.Length; i++)
            letters[i] = IdLetters[bytes[i] % IdLetters.Length];
        return new string(letters);
    }
}
