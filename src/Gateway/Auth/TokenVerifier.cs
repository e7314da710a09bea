using Graph.Gateway.Auth.Issuers;
using Graph.Gateway.Auth.Jose;
using Graph.GraphQL.Binding;

namespace Graph.Gateway.Auth;

/// <summary>
/// Verifies bearer tokens: JSON Web Tokens (RFC 7519) of the configured issuers, by the practices of RFC 8725. Whatever a
/// token says counts only once a key of its issuer has verified its signature.
/// </summary>
internal sealed class TokenVerifier
{
    private const int KnownTokensPerGeneration = 2_000;

    private readonly AuthOptions _options;
    private readonly Dictionary<string, IssuerKeys> _issuers;
    private readonly TimeProvider _time;
    private readonly KnownTokens _known = new(KnownTokensPerGeneration);

    public TokenVerifier(AuthOptions options, KeyRetrieval retrieval, TimeProvider time, ILogger<IssuerKeys> logger)
    {
        _options = options;
        _time = time;
        _issuers = options.Issuers.ToDictionary(
            issuer => issuer.Name,
            issuer => new IssuerKeys(issuer, retrieval, options.KeyFetchPause, time, logger),
            StringComparer.Ordinal);
    }

    /// <summary>In seconds since 1970, as dates in tokens are.</summary>
    private double Now => _time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    public ValueTask<TokenVerdict> Verify(ReadOnlyMemory<char> token)
    {
        if (token.Length > _options.MaxTokenBytes)
            return new ValueTask<TokenVerdict>(TokenRefusal.TooLong);
        var digest = TokenDigest.Of(token.Span);
        return _known.Find(digest) is { } known && known.IsStillGood(Now)
            ? new ValueTask<TokenVerdict>(known.Principal)
            : VerifyUnknown(token, digest);
    }

    private async ValueTask<TokenVerdict> VerifyUnknown(ReadOnlyMemory<char> token, TokenDigest digest)
    {
        if (JsonWebSignature.Read(token.Span) is not { } signed)
            return TokenRefusal.Malformed;
        if (JoseHeader.Read(signed.Header, out var header) is { } unsupported)
            return unsupported;
        if (TokenClaims.Read(signed.Payload) is not { } claims)
            return TokenRefusal.MalformedClaims;
        if (!_issuers.TryGetValue(claims.Issuer, out var keys))
            return TokenRefusal.UnknownIssuer;
        // Before the signature, so that a token that is no use anyhow costs no key fetch.
        if (keys.Issuer.Check(claims, Now, _options.ClockSkewSeconds) is { } refusal)
            return refusal;
        if (await keys.Find(header.KeyId, header.Algorithm) is not { } key)
            return keys.IsUpToDate ? TokenRefusal.UnknownKey : TokenRefusal.KeysUnavailable;
        if (!key.Verify(header.Algorithm, signed.SigningInput, signed.Signature))
            return TokenRefusal.WrongSignature;

        var until = claims.Expires + _options.ClockSkewSeconds;
        var principal = new ViewerPrincipal(ViewerOf(claims, keys.Issuer)) { ExpiresAt = ToDate(until) };
        _known.Add(digest, new VerifiedToken(principal, until, keys, key));
        return principal;
    }

    /// <summary>A token may say that it is good for longer than a calendar goes.</summary>
    private static DateTimeOffset ToDate(double seconds) =>
        seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : DateTimeOffset.MaxValue;

    private Viewer ViewerOf(TokenClaims claims, Issuer issuer)
    {
        claims.Permissions.UnionWith(_options.AnonymousPermissions);
        return new Viewer
        {
            Id = issuer.SubjectPrefix + claims.Subject,
            Email = claims.Email,
            Roles = claims.Roles,
            Permissions = claims.Permissions,
            IsAdmin = claims.Roles.Contains(_options.AdminRole),
        };
    }
}
