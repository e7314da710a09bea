using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Graph.GraphQL.AspNetCore.Subscriptions.ServerSentEvents;

/// <summary>Event streams that clients have reserved, by their tokens.</summary>
internal sealed class ReservedStreams(StreamingServices services)
{
    private const int TokenBytes = 24;

    private readonly ConcurrentDictionary<string, ReservedStream> _byToken = new(StringComparer.Ordinal);

    /// <summary>The token; null when there are too many.</summary>
    public string? Reserve(string? viewerId)
    {
        var stream = new ReservedStream(viewerId, services);
        if (CountWaiting() >= services.Limits.MaxReservations || !services.Connections.TryAdd(stream))
            return null;
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        _byToken[token] = stream;
        _ = RemoveAtEnd(token, stream);
        return token;
    }

    /// <summary>Null when there is none of this token, and when it is another viewer's.</summary>
    public ReservedStream? Find(string token, string? viewerId) =>
        _byToken.TryGetValue(token, out var stream) && stream.ViewerId == viewerId && !stream.Ended.IsCompleted ? stream : null;

    private int CountWaiting() => _byToken.Count(static entry => !entry.Value.IsConnected);

    private async Task RemoveAtEnd(string token, ReservedStream stream)
    {
        await stream.Ended;
        _byToken.TryRemove(token, out _);
        if (!stream.IsConnected)
            services.Connections.Remove(stream);
    }
}
