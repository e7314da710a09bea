using System.Text.Json;

namespace Graph.Lambda.Hosting.Requests;

/// <summary>
/// Finds what stands in a path before the application's own: the stage of an API at its own domain, the base path of an API at a
/// custom one.
/// </summary>
/// <remarks>
/// A REST API says the path with its stage and without it; at a custom domain both have the base path, and only the resource that
/// was taken tells where it ends. An HTTP API gives the stage within the path, but for <c>$default</c>; where its route has a
/// path, that tells it too. All by fronts' own words, never by a header.
/// </remarks>
internal static class BasePath
{
    /// <returns>Both as they stand in the event; the rest has a slash in front.</returns>
    public static (string Base, string Own) Split(HttpEvent request, string? mountedAt)
    {
        var (front, rest) = OfApi(request, Rooted(request.RawPath ?? request.Path ?? ""));
        if (mountedAt is { Length: > 1 } && StartsWith(rest, mountedAt))
            (front, rest) = (front + mountedAt, rest[mountedAt.Length..]);
        return (front, Rooted(rest));
    }

    private static (string Base, string Own) OfApi(HttpEvent request, string path)
    {
        if (request.Kind is HttpEventKind.LoadBalancer or HttpEventKind.FunctionUrl)
            return ("", path);
        if (request.ContextPath is ['/', ..] whole && whole != path)
            return (BeforeIn(whole, path) ?? (request.Stage is { Length: > 0 } named ? "/" + named : ""), path);
        if (LengthByTemplate(request, path) is { } length)
            return (path[..length], path[length..]);
        var stage = "/" + request.Stage;
        return request.Kind != HttpEventKind.RestApi && stage is not ("/" or "/$default") && StartsWith(path, stage)
            ? (stage, path[stage.Length..])
            : ("", path);
    }

    /// <summary>What the whole path has before the path; null when it does not end with it.</summary>
    private static string? BeforeIn(string whole, string path)
    {
        if (path == "/" && !whole.EndsWith('/'))
            return whole;
        return whole.EndsWith(path, StringComparison.Ordinal) ? whole[..^path.Length] : null;
    }

    /// <summary>Reads the template of the resource from its end; what is left of the path is the base.</summary>
    private static int? LengthByTemplate(HttpEvent request, string path)
    {
        if (TemplateOf(request) is not { } template)
            return null;
        var end = path.AsSpan().TrimEnd('/').Length;
        foreach (var segment in template.Split('/', StringSplitOptions.RemoveEmptyEntries).AsEnumerable().Reverse())
        {
            var start = segment is ['{', .. var name, '+', '}']
                ? StartOf(Parameter(request, name), path.AsSpan(0, end), request.HasDecodedPath)
                : path.AsSpan(0, end).LastIndexOf('/');
            if (start < 0)
                return null;
            if (segment[0] != '{' && !Is(path.AsSpan(start + 1, end - start - 1), segment, request.HasDecodedPath))
                return null;
            end = start;
        }
        return end;
    }

    private static string? TemplateOf(HttpEvent request)
    {
        var template = request.Resource ?? request.RouteKey?[(request.RouteKey.IndexOf(' ') + 1)..];
        return template is ['/', ..] ? template : null;
    }

    /// <summary>Where the last segments of a path begin that a greedy parameter took; -1 when these are none.</summary>
    private static int StartOf(string? parameter, ReadOnlySpan<char> path, bool isDecoded)
    {
        if (parameter is null)
            return -1;
        for (var slash = path.LastIndexOf('/'); slash >= 0; slash = path[..slash].LastIndexOf('/'))
        {
            if (Is(path[(slash + 1)..], parameter.Trim('/'), isDecoded))
                return slash;
        }
        return -1;
    }

    private static bool Is(ReadOnlySpan<char> inPath, string text, bool isDecoded) =>
        inPath.SequenceEqual(text) || (!isDecoded && Uri.UnescapeDataString(inPath) == text);

    private static string? Parameter(HttpEvent request, ReadOnlySpan<char> name)
    {
        if (request.PathParameters.Length == 0)
            return null;
        var reader = new Utf8JsonReader(request.PathParameters.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            reader.Read();
            if (isIt)
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            reader.Skip();
        }
        return null;
    }

    private static bool StartsWith(string path, string front) =>
        path.StartsWith(front, StringComparison.Ordinal) && (path.Length == front.Length || path[front.Length] == '/');

    private static string Rooted(string path) => path is ['/', ..] ? path : "/" + path;
}
