using System.Text.Json;

namespace Graph.Gateway.Auth.Jose;

/// <summary>The claims of a JSON Web Token that this server heeds: RFC 7519 (section 4.1), and what Cognito adds.</summary>
internal sealed class TokenClaims
{
    private const int LongestSubject = 255;

    /// <summary>The last second of the year 9999.</summary>
    private const double LastDate = 253_402_300_799;

    private TokenClaims()
    {
    }

    public string Issuer { get; private set; } = "";

    public string Subject { get; private set; } = "";

    /// <summary>Seconds since 1970, as are <see cref="NotBefore"/> and <see cref="IssuedAt"/>, which are 0 when absent.</summary>
    public double Expires { get; private set; } = double.NaN;

    public double NotBefore { get; private set; }

    public double IssuedAt { get; private set; }

    /// <summary><c>aud</c>; of an access token that has none, as Cognito's, <c>client_id</c>.</summary>
    public IReadOnlyList<string> Audience { get; private set; } = [];

    public string? TokenUse { get; private set; }

    /// <summary>Null also when the issuer says that it is not verified.</summary>
    public string? Email { get; private set; }

    /// <summary><c>cognito:groups</c> and <c>roles</c>.</summary>
    public HashSet<string> Roles { get; } = new(StringComparer.Ordinal);

    /// <summary><c>permissions</c> and <c>scope</c>.</summary>
    public HashSet<string> Permissions { get; } = new(StringComparer.Ordinal);

    /// <param name="json">A JSON object.</param>
    /// <returns>
    /// Null when a claim that could refuse the token is not of its type, and when <c>iss</c>, <c>sub</c> or <c>exp</c> is
    /// missing. A claim that could only grant something is then passed over.
    /// </returns>
    public static TokenClaims? Read(ReadOnlySpan<byte> json)
    {
        var claims = new TokenClaims();
        IReadOnlyList<string>? audience = null;
        string? clientId = null;
        var (isWellFormed, isEmailVerified) = (true, true);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (isWellFormed && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "iss":
                    claims.Issuer = reader.StringOrNull() ?? "";
                    break;
                case "sub":
                    claims.Subject = reader.StringOrNull() ?? "";
                    break;
                case "exp":
                    isWellFormed = (claims.Expires = DateOrNaN(ref reader)) >= 0;
                    break;
                case "nbf":
                    isWellFormed = (claims.NotBefore = DateOrNaN(ref reader)) >= 0;
                    break;
                case "iat":
                    isWellFormed = (claims.IssuedAt = DateOrNaN(ref reader)) >= 0;
                    break;
                case "aud":
                    isWellFormed = (audience = OneOrMore(ref reader)) is not null;
                    break;
                case "client_id":
                    isWellFormed = (clientId = reader.StringOrNull()) is not null;
                    break;
                case "token_use":
                    isWellFormed = (claims.TokenUse = reader.StringOrNull()) is not null;
                    break;
                case "email":
                    claims.Email = reader.StringOrNull();
                    break;
                case "email_verified":
                    isEmailVerified = IsTrue(ref reader);
                    break;
                case "cognito:groups" or "roles":
                    claims.Roles.UnionWith(OneOrMore(ref reader) ?? []);
                    break;
                case "permissions":
                    claims.Permissions.UnionWith(reader.StringsOrNull() ?? []);
                    break;
                case "scope":
                    foreach (var scopes in OneOrMore(ref reader) ?? [])
                        claims.Permissions.UnionWith(scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (!isWellFormed || claims.Issuer.Length == 0 || !IsSubject(claims.Subject) || double.IsNaN(claims.Expires))
            return null;
        claims.Audience = audience ?? (clientId is not null && claims.TokenUse == "access" ? [clientId] : []);
        claims.Email = isEmailVerified ? claims.Email : null;
        return claims;
    }

    private static bool IsSubject(string text) => text.Length is > 0 and <= LongestSubject && !text.Any(char.IsControl);

    /// <summary>A NumericDate (RFC 7519, section 2) that is one; fractions are.</summary>
    private static double DateOrNaN(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var seconds) && seconds is >= 0 and <= LastDate)
            return seconds;
        reader.Skip();
        return double.NaN;
    }

    private static IReadOnlyList<string>? OneOrMore(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? [reader.GetString()!] : reader.StringsOrNull();

    /// <summary>Cognito has it in quotes where the claim comes from another provider.</summary>
    private static bool IsTrue(ref Utf8JsonReader reader)
    {
        var isTrue = reader.TokenType == JsonTokenType.True;
        return reader.StringOrNull() == "true" || isTrue;
    }
}
