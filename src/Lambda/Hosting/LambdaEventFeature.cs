using System.Text.Json;
using Graph.Lambda.Runtime;
using Microsoft.AspNetCore.Http;

namespace Graph.Lambda.Hosting;

/// <summary>The event of which a request was made. It can be used while the request is handled.</summary>
public sealed class LambdaEventFeature
{
    private readonly ReadOnlyMemory<byte> requestContext;
    private JsonElement? parsed;

    internal LambdaEventFeature(Invocation invocation, HttpEventKind kind, ReadOnlyMemory<byte> requestContext) =>
        (Invocation, Kind, this.requestContext) = (invocation, kind, requestContext);

    public Invocation Invocation { get; }

    public HttpEventKind Kind { get; }

    /// <summary>What the front knows of the request by itself, an object; undefined when there is none.</summary>
    public JsonElement RequestContext => parsed ??= Parse(requestContext);

    /// <summary>What an authorizer said, an object; null when there is none.</summary>
    public JsonElement? Authorizer => ObjectIn(RequestContext, "authorizer");

    /// <summary>
    /// What an authorizer said under this name, of whatever kind it is: a JWT's claims, Cognito's, a function's context. Texts as
    /// they are, all else as JSON; null when it said nothing.
    /// </summary>
    public string? Claim(string name)
    {
        if (Authorizer is not { } said)
            return null;
        var claims = (ObjectIn(said, "jwt") is { } jwt ? ObjectIn(jwt, "claims") : null) ?? ObjectIn(said, "claims") ?? ObjectIn(said, "lambda") ?? ObjectIn(said, "iam") ?? said;
        if (!claims.TryGetProperty(name, out var claim))
            return null;
        return claim.ValueKind switch
        {
            JsonValueKind.String => claim.GetString(),
            JsonValueKind.Null => null,
            _ => claim.GetRawText(),
        };
    }

    /// <summary>For an application that goes on when the event is answered and its bytes are no more.</summary>
    internal void Keep() => _ = RequestContext;

    private static JsonElement? ObjectIn(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object
            ? member
            : null;

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        if (json.Length == 0)
            return default;
        var reader = new Utf8JsonReader(json.Span);
        return JsonElement.ParseValue(ref reader);
    }
}

public static class LambdaEventHttpContextExtensions
{
    /// <summary>Null where the request came by a connection, as on a laptop.</summary>
    public static LambdaEventFeature? GetLambdaEvent(this HttpContext context) => context.Features.Get<LambdaEventFeature>();
}
