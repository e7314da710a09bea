using Microsoft.AspNetCore.Http.Features;

namespace Graph.Gateway.Rest;

/// <summary>What a request has brought, as variables of the operation.</summary>
internal sealed class ShimInputs(HttpContext context, DateTimeOffset now)
{
    /// <summary>When the request came.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>In the model of the engine's scalars.</summary>
    public Dictionary<string, object?> Variables { get; } = new(StringComparer.Ordinal);

    public HttpContext Context { get; } = context;

    /// <summary>Who asks, as <c>sub</c> of the token; null when nobody has signed in.</summary>
    public string? Viewer => Context.User.Identity?.Name;

    /// <summary>The request's JSON in the model of the engine's scalars; null when there is none.</summary>
    public object? Body { get; set; }

    /// <summary>Of the path, decoded once.</summary>
    public string Segment(string name)
    {
        var value = (string)Context.Request.RouteValues[name]!;
        return value.Contains(EncodedPath.Slash, StringComparison.OrdinalIgnoreCase)
            ? EncodedPath.Decode(value, Context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget)
            : value;
    }

    /// <summary>Of the query, decoded: the last of its name, as API Gateway hands it on. Null when it is left out or empty.</summary>
    public string? Parameter(string name) => Context.Request.Query[name] is [.., { Length: > 0 } last] ? last : null;
}
