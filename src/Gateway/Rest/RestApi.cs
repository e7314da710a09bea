using System.Text.Json;
using Graph.Gateway.Http;
using Microsoft.Extensions.Primitives;

namespace Graph.Gateway.Rest;

/// <summary>
/// One of the REST APIs of before: what all its answers have in common. Its routes are <see cref="Shim"/>s.
/// </summary>
internal abstract class RestApi
{
    private static readonly StringValues s_any = "*";

    /// <summary>As people call it.</summary>
    public abstract string Name { get; }

    /// <summary>What stands before its paths, such as the name of a stage; empty for nothing.</summary>
    public virtual IReadOnlyList<string> BasePaths => [""];

    /// <summary>Of every answer, good or bad, beside <c>Access-Control-Allow-Origin</c>.</summary>
    protected virtual IReadOnlyList<KeyValuePair<string, StringValues>> Headers => [];

    /// <summary>Of an answer to OPTIONS, beside <c>Access-Control-Allow-Origin</c>.</summary>
    protected virtual IReadOnlyList<KeyValuePair<string, StringValues>> PreflightHeaders => Headers;

    /// <summary>The body of an answer to OPTIONS; empty for none.</summary>
    public virtual ReadOnlyMemory<byte> Preflight => default;

    /// <summary>Whether a token is taken without the word <c>Bearer</c> before it.</summary>
    public virtual bool TakesBareTokens => false;

    /// <summary>Whether all its routes are for who has signed in: that is asked for before anything of the request is read.</summary>
    public virtual bool IsForSignedIn => false;

    /// <summary>
    /// What is no route is answered in its words there: paths as of ASP.NET Core's routing. A route of the same path, or of a part of it that
    /// says more, comes first.
    /// </summary>
    public virtual IReadOnlyList<string> UnknownPaths => [];

    /// <summary>What is said of <see cref="UnknownPaths"/>.</summary>
    public virtual RestError Unknown(HttpContext context) => RestError.NotFound("Not Found");

    /// <remarks>
    /// Any page could read an answer, in production too, as it always could. Where an operator has listed origins, it is that list that says
    /// who may call, as everywhere.
    /// </remarks>
    public void AddHeadersTo(HttpContext context) => Add(context, Headers);

    /// <summary>For an answer to OPTIONS.</summary>
    public void AddPreflightHeadersTo(HttpContext context) => Add(context, PreflightHeaders);

    private static void Add(HttpContext context, IReadOnlyList<KeyValuePair<string, StringValues>> own)
    {
        var headers = context.Response.Headers;
        foreach (var (name, value) in own)
            headers[name] = value;
        if (!context.RequestServices.GetRequiredService<AllowedOrigins>().AreListed)
            headers.AccessControlAllowOrigin = s_any;
    }

    /// <summary>The body that says what is wrong; nothing for an empty body.</summary>
    public abstract void WriteError(Utf8JsonWriter json, RestError error);
}
