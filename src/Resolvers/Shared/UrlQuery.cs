namespace Graph.Resolvers.Shared;

/// <summary>The query of a URL.</summary>
internal static class UrlQuery
{
    /// <summary>The URL with the parameters that are given, behind those that it has.</summary>
    public static string With(string url, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var separator = url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in query)
        {
            if (value is null)
                continue;
            url += $"{separator}{name}={Uri.EscapeDataString(value)}";
            separator = '&';
        }
        return url;
    }
}
