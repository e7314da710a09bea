using System.Diagnostics;
using System.Globalization;

namespace Graph.Gateway.Observability;

/// <summary>
/// AWS's header <c>X-Amzn-Trace-Id</c>: <c>Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1</c>. Its root
/// without hyphens is a trace id of W3C whose first eight digits are the time, in seconds since 1970.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader</remarks>
internal static class XRayTrace
{
    public const string Header = "X-Amzn-Trace-Id";

    private const int LongestHeader = 512;

    /// <summary>Null when it has no parent, or is none.</summary>
    public static ActivityContext? Read(string? header)
    {
        if (header is null or { Length: > LongestHeader })
            return null;
        string? trace = null, span = null;
        var flags = ActivityTraceFlags.None;
        foreach (var part in header.Split(';', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("Root=", StringComparison.Ordinal))
                trace = TraceIdOf(part.AsSpan("Root=".Length));
            else if (part.StartsWith("Parent=", StringComparison.Ordinal))
                span = part["Parent=".Length..];
            else if (part is "Sampled=1")
                flags = ActivityTraceFlags.Recorded;
        }
        return trace is not null && span is not null && IsHex(trace, 32) && IsHex(span, 16)
            ? new ActivityContext(ActivityTraceId.CreateFromString(trace), ActivitySpanId.CreateFromString(span), flags, isRemote: true)
            : null;
    }

    /// <summary>As X-Ray wants it of a trace that begins here.</summary>
    public static ActivityTraceId NewTraceId() => ActivityTraceId.CreateFromString(
        DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString("x8", CultureInfo.InvariantCulture)
        + ActivityTraceId.CreateRandom().ToHexString()[8..]);

    private static string? TraceIdOf(ReadOnlySpan<char> root) =>
        root is ['1', '-', _, _, _, _, _, _, _, _, '-', ..] ? string.Concat(root[2..10], root[11..]) : null;

    private static bool IsHex(string text, int length) =>
        text.Length == length && !text.AsSpan().ContainsAnyExcept("0123456789abcdef") && text.AsSpan().ContainsAnyExcept('0');
}
