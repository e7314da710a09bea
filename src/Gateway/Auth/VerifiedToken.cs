using Graph.Gateway.Auth.Issuers;
using Graph.Gateway.Auth.Jose;

namespace Graph.Gateway.Auth;

/// <summary>What is kept of a token that was found good: whose it is, and what that rests on.</summary>
/// <param name="Until">Seconds since 1970 from which it is good no more, skew included.</param>
/// <param name="Keys">The issuer's, which must still have <paramref name="Key"/>.</param>
internal sealed record VerifiedToken(ViewerPrincipal Principal, double Until, IssuerKeys Keys, JsonWebKey Key)
{
    public bool IsStillGood(double now) => now < Until && Keys.Contains(Key);
}
