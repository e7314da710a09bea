using System.Text;

namespace Graph.Lambda.Tests.Hosting.Fronts;

/// <summary>A request as a client puts it on the wire.</summary>
/// <param name="Target">Path and query, percent-encoded.</param>
internal sealed record WireRequest(string Method, string Target, params (string Name, string Value)[] Headers)
{
    public byte[] Body { get; init; } = [];

    public string RawPath => Target.Split('?', 2)[0];

    public string RawQuery => Target.Contains('?') ? Target.Split('?', 2)[1] : "";

    /// <summary>Names and values as they stand between <c>&amp;</c>.</summary>
    public IEnumerable<(string Name, string Value)> Query =>
        from part in RawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let pair = part.Split('=', 2)
        select (pair[0], pair.Length == 2 ? pair[1] : "");

    public override string ToString() => $"{Method} {Target} {string.Join(' ', Headers)} {Body.Length}";
}

/// <summary>A response as a client gets it.</summary>
internal sealed record WireResponse(int Status, (string Name, string Value)[] Headers, byte[] Body)
{
    /// <summary>In lower case and sorted, without what servers add by themselves.</summary>
    public string[] OwnHeaders =>
    [
        .. Headers.Select(header => $"{header.Name.ToLowerInvariant()}: {header.Value}")
            .Where(header => !header.StartsWith("date: ", StringComparison.Ordinal)
                && !header.StartsWith("server: ", StringComparison.Ordinal)
                && !header.StartsWith("connection: ", StringComparison.Ordinal)
                && !header.StartsWith("transfer-encoding: ", StringComparison.Ordinal)
                && !header.StartsWith("content-length: ", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public string Text => Encoding.UTF8.GetString(Body);
}
