using Microsoft.Extensions.Primitives;

namespace Graph.GraphQL.AspNetCore.Negotiation;

/// <summary>
/// The streaming media type that a client takes. Only one that is named counts: whoever sends <c>*/*</c> does not expect a
/// stream. Of two the one of higher quality wins, then the one listed first.
/// </summary>
/// <param name="IsPreferred">To JSON, which queries and mutations are answered in otherwise: clients list streaming types
/// along with it for requests of every kind.</param>
internal sealed record AcceptedStream(StreamFormat Format, bool IsPreferred)
{
    /// <summary>Null when the client takes none.</summary>
    public static AcceptedStream? Find(StringValues accept)
    {
        if (!AcceptHeader.Names(accept, "text/event-stream") && !AcceptHeader.Names(accept, "multipart/mixed"))
            return null;
        var (format, best) = (StreamFormat.EventStream, 0.0);
        foreach (var line in accept)
        {
            for (var rest = line.AsSpan(); !rest.IsEmpty;)
            {
                if (FormatOf(AcceptHeader.NextItem(ref rest, ','), out var quality) is { } found && quality > best)
                    (format, best) = (found, quality);
            }
        }

        return best > 0 ? new AcceptedStream(format, best > AcceptHeader.QualityOfJson(accept)) : null;
    }

    /// <summary>Other kinds of multipart are not Apollo's for subscriptions.</summary>
    private static StreamFormat? FormatOf(ReadOnlySpan<char> range, out double quality)
    {
        var parameters = range;
        var type = AcceptHeader.NextItem(ref parameters, ';');
        var isForSubscriptions = false;
        quality = 1;
        while (!parameters.IsEmpty)
        {
            var value = AcceptHeader.NextItem(ref parameters, ';');
            var name = AcceptHeader.NextItem(ref value, '=');
            value = value.Trim().Trim('"');
            if (name is "q" or "Q")
                quality = AcceptHeader.Quality(value);
            else if (name.Equals("subscriptionSpec", StringComparison.OrdinalIgnoreCase))
                isForSubscriptions = value is "1.0";
        }

        if (type.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase))
            return StreamFormat.EventStream;
        return isForSubscriptions && type.Equals("multipart/mixed", StringComparison.OrdinalIgnoreCase) ? StreamFormat.Multipart : null;
    }
}

/// <summary>How a response can stream.</summary>
internal enum StreamFormat
{
    /// <summary><c>text/event-stream</c>, as graphql-sse has it.</summary>
    EventStream,

    /// <summary><c>multipart/mixed;subscriptionSpec=1.0</c>, as Apollo Client and its router have it.</summary>
    Multipart,
}
