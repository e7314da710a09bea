using Microsoft.AspNetCore.Http;

namespace Graph.Lambda.Hosting.Requests;

/// <summary>Where a request goes: decoded once, the base of the API apart from what the application routes by.</summary>
/// <param name="Base">The stage of an API, or the base path of a domain; empty, or with a slash in front and none behind.</param>
/// <param name="Path">With a slash in front, without <c>.</c> and <c>..</c>.</param>
/// <param name="Target">As it was sent, with the query.</param>
internal readonly record struct RequestPath(string Base, string Path, string Target)
{
    /// <param name="mountedAt">A base that nothing in the event tells of.</param>
    /// <exception cref="BadHttpRequestException">Nothing can be at such a path.</exception>
    public static RequestPath Of(HttpEvent request, string query, string? mountedAt)
    {
        var (front, rest) = BasePath.Split(request, mountedAt);
        var target = front + rest;
        if (request.HasDecodedPath)
            return new RequestPath(front, Normal(rest), PercentEncoding.Encode(target) + query);
        return new RequestPath(PercentEncoding.Decode(front), Normal(PercentEncoding.Decode(rest)), target + query);
    }

    private static string Normal(string path)
    {
        if (path.Contains('\0'))
            throw new BadHttpRequestException("The path has a character that no path has.", StatusCodes.Status400BadRequest);
        return path.Contains("/.", StringComparison.Ordinal) ? WithoutDots(path) : path;
    }

    /// <remarks>RFC 3986, section 5.2.4.</remarks>
    private static string WithoutDots(string path)
    {
        var segments = path[1..].Split('/');
        var kept = new List<string>(segments.Length);
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i] is not ("." or ".."))
            {
                kept.Add(segments[i]);
                continue;
            }
            if (segments[i] == ".." && kept.Count > 0)
                kept.RemoveAt(kept.Count - 1);
            if (i == segments.Length - 1)
                kept.Add("");
        }
        return "/" + string.Join('/', kept);
    }
}
