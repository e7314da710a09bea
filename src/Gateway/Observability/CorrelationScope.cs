using System.Buffers;

namespace Graph.Gateway.Observability;

/// <summary>The whole of which something is a part, as whoever has begun it calls it.</summary>
internal sealed class CorrelationScope(string id) : LogScope
{
    private const int MaxLength = 64;

    /// <summary>What can do no harm in a log.</summary>
    private static readonly SearchValues<char> s_allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:");

    public override int Count => 1;

    public override KeyValuePair<string, object?> this[int index] => index == 0
        ? new("CorrelationId", id)
        : throw new ArgumentOutOfRangeException(nameof(index));

    /// <returns>Null when there is none that others have given, or it is not fit for logs: then what is around it counts.</returns>
    public static IDisposable? Begin(ILogger logger, string? given) => Checked(given) is { } id ? logger.BeginScope(new CorrelationScope(id)) : null;

    /// <returns>Null for what is not fit for logs.</returns>
    public static string? Checked(string? given) =>
        given is { Length: > 0 and <= MaxLength } && !given.AsSpan().ContainsAnyExcept(s_allowed) ? given : null;
}
