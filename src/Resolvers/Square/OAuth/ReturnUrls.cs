namespace Graph.Resolvers.Square.OAuth;

/// <summary>Where browsers may be sent to after Square. Anywhere else they could be sent to a page that takes what they bring.</summary>
internal static class ReturnUrls
{
    private const int Longest = 2_048;
    private const string AllOfScheme = "://";

    public static bool IsAllowed(string url, IReadOnlyList<string> allowed) =>
        url.Length <= Longest
        // As it is in a header.
        && url.All(letter => letter is > ' ' and < '\x7f')
        && Uri.TryCreate(url, UriKind.Absolute, out var parsed)
        && parsed.Fragment.Length == 0
        && allowed.Any(one => one.EndsWith(AllOfScheme, StringComparison.Ordinal)
            ? url.StartsWith(one, StringComparison.Ordinal) && !IsOfBrowsers(parsed)
            : url == one);

    /// <summary>A web page's, not an app's.</summary>
    public static bool IsOfWeb(string url) =>
        url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Of these a scheme stands for the whole web, or for a program.</summary>
    private static bool IsOfBrowsers(Uri url) => url.Scheme is "http" or "https" or "javascript" or "data" or "file" or "blob" or "vbscript";
}
