namespace Graph.Gateway.Rest;

/// <summary>
/// Segments of a path as ASP.NET Core has them: decoded, but for encoded slashes, so that they do not divide segments. Whether <c>%2F</c> was
/// a slash or was <c>%252F</c>, only the request's target tells.
/// </summary>
internal static class EncodedPath
{
    public const string Slash = "%2F";

    /// <param name="segment">As ASP.NET Core has it.</param>
    /// <param name="target">As it was sent, with the query.</param>
    public static string Decode(string segment, string target) =>
        target.Split('?')[0].Split('/').LastOrDefault(encoded => DecodeButSlashes(encoded) == segment) is { } found
            ? Uri.UnescapeDataString(found)
            : segment;

    private static string DecodeButSlashes(string encoded) =>
        Uri.UnescapeDataString(encoded.Replace(Slash, "%252F", StringComparison.Ordinal).Replace("%2f", "%252f", StringComparison.Ordinal));
}
