using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Square.OAuth;

/// <summary>Proof Key for Code Exchange, S256: who has only the code cannot exchange it.</summary>
/// <remarks>RFC 7636, sections 4.1 and 4.2</remarks>
internal static class Pkce
{
    private const int VerifierBytes = 32;

    public static Secret NewVerifier() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(VerifierBytes)));

    public static string ChallengeOf(Secret verifier) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier.Reveal())));
}
