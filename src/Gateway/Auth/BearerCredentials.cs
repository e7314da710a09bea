using Graph.Gateway.Rest;

namespace Graph.Gateway.Auth;

/// <summary>The Authorization header of RFC 6750 (section 2.1): the scheme in either case, spaces, and one token.</summary>
internal static class BearerCredentials
{
    private const string Scheme = "Bearer";

    /// <summary>Whether a request brings credentials of any kind to an endpoint that heeds them.</summary>
    public static bool AreIn(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0
        && context.GetEndpoint()?.Metadata.GetMetadata<IgnoresCredentials>() is null;

    /// <summary>
    /// The token; empty when the header is not a single one of that form. Where an API has always taken tokens without the scheme, one
    /// word alone is a token too.
    /// </summary>
    public static ReadOnlyMemory<char> Read(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } value])
            return default;
        var token = Read(value);
        var isBare = token.IsEmpty
            && !value.Contains(' ', StringComparison.Ordinal)
            && request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<RestApi>() is { TakesBareTokens: true };
        return isBare ? value.AsMemory() : token;
    }

    /// <summary>The token; empty when the header's value is not of that form.</summary>
    public static ReadOnlyMemory<char> Read(string value)
    {
        if (!value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return default;
        var rest = value.AsMemory(Scheme.Length);
        var token = rest.TrimStart(' ');
        return token.Length < rest.Length ? token : default;
    }
}
