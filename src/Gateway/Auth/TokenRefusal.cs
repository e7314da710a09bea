namespace Graph.Gateway.Auth;

/// <summary>
/// Why a request's credentials are not taken. The descriptions are told to clients and logged, so they are ours, in ASCII
/// without quotes (RFC 6750, section 3), and repeat nothing of what came.
/// </summary>
internal sealed class TokenRefusal
{
    public static readonly TokenRefusal NotBearer = new("The Authorization header must be one, and have the form: Bearer TOKEN.");
    public static readonly TokenRefusal TooLong = new("The token is longer than this server takes.");
    public static readonly TokenRefusal Malformed = new("The token is not a signed JSON Web Token in compact form.");
    public static readonly TokenRefusal UnsupportedHeader = new("The token has a header parameter that this server refuses.");
    public static readonly TokenRefusal UnsupportedType = new("The token is of another type than JWT or at+jwt.");
    public static readonly TokenRefusal UnsupportedAlgorithm = new(
        "The token must be signed by RS256, RS384, RS512, PS256, PS384, PS512, ES256 or ES384.");
    public static readonly TokenRefusal MissingKeyId = new("The token does not name the key that signed it.");
    public static readonly TokenRefusal MalformedClaims = new("A claim of the token is missing or not of its type.");
    public static readonly TokenRefusal UnknownIssuer = new("The token is of an issuer that is not trusted here.");
    public static readonly TokenRefusal Expired = new("The token has expired.");
    public static readonly TokenRefusal NotYetValid = new("The token is not valid yet.");
    public static readonly TokenRefusal OtherAudience = new("The token is meant for another audience.");
    public static readonly TokenRefusal OtherUse = new("The token is meant for another use.");
    public static readonly TokenRefusal Unfinished = new("The token is of a login that is not finished: a further step is due.");
    public static readonly TokenRefusal UnknownKey = new("The issuer has no key of this id for this algorithm.");
    public static readonly TokenRefusal WrongSignature = new("The token's signature is wrong.");

    /// <summary>Says nothing about the token: its issuer's keys cannot be had at the moment.</summary>
    public static readonly TokenRefusal KeysUnavailable = new("The issuer's keys are not available at the moment.");

    private TokenRefusal(string description) => Description = description;

    public string Description { get; }
}
