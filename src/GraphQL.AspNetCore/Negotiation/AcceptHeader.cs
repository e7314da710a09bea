using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Graph.GraphQL.AspNetCore.Negotiation;

/// <summary>
/// Chooses the response's media type. RFC 9110, section 12.5.1: the most specific range that matches a type gives its
/// quality; the type with the highest quality wins. Where qualities are equal the more specific range wins, then the
/// one listed first, then <c>application/json</c>: that is what wildcards and a missing header get, for the clients that
/// know no other type.
/// </summary>
internal static class AcceptHeader
{
    /// <summary>Null when nothing acceptable can be produced.</summary>
    public static ResponseFormat? Negotiate(StringValues accept)
    {
        if (accept.Count == 0 || accept.Count == 1 && accept[0] is null or "" or "*/*" or "application/json")
            return ResponseFormat.Json;
        var (json, graphQL) = Matches(accept);
        return (json.Quality > 0, graphQL.Quality > 0) switch
        {
            (false, false) => null,
            (true, false) => ResponseFormat.Json,
            (false, true) => ResponseFormat.GraphQLResponse,
            _ => graphQL.IsPreferredTo(json) ? ResponseFormat.GraphQLResponse : ResponseFormat.Json,
        };
    }

    /// <summary>Of the two types of <see cref="ResponseFormat"/> the better one's quality; 0 when neither is acceptable.</summary>
    public static double QualityOfJson(StringValues accept)
    {
        var (json, graphQL) = Matches(accept);
        return Math.Max(json.Quality, graphQL.Quality);
    }

    /// <summary>Whether the header names the type literally: <c>*/*</c> does not count.</summary>
    public static bool Names(StringValues accept, string mediaType)
    {
        foreach (var line in accept)
        {
            if (line is not null && line.Contains(mediaType, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static (Match Json, Match GraphQL) Matches(StringValues accept)
    {
        var json = Match.None;
        var graphQL = Match.None;
        var order = 0;
        foreach (var line in accept)
        {
            for (var rest = line.AsSpan(); !rest.IsEmpty; order++)
                Consider(NextItem(ref rest, ','), order, ref json, ref graphQL);
        }

        return (json, graphQL);
    }

    private static void Consider(ReadOnlySpan<char> range, int order, ref Match json, ref Match graphQL)
    {
        var parameters = range;
        var type = NextItem(ref parameters, ';');
        if (!TryReadParameters(parameters, out var quality))
            return;
        if (type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            json.Offer(new Match(2, quality, order));
        else if (type.Equals("application/graphql-response+json", StringComparison.OrdinalIgnoreCase))
            graphQL.Offer(new Match(2, quality, order));
        else if (type.Equals("application/*", StringComparison.OrdinalIgnoreCase))
            OfferBoth(new Match(1, quality, order), ref json, ref graphQL);
        else if (type is "*/*")
            OfferBoth(new Match(0, quality, order), ref json, ref graphQL);
    }

    private static void OfferBoth(Match match, ref Match json, ref Match graphQL)
    {
        json.Offer(match);
        graphQL.Offer(match);
    }

    /// <summary>False when the range asks for another charset than UTF-8, which alone is produced.</summary>
    private static bool TryReadParameters(ReadOnlySpan<char> parameters, out double quality)
    {
        quality = 1;
        while (!parameters.IsEmpty)
        {
            var value = NextItem(ref parameters, ';');
            var name = NextItem(ref value, '=');
            value = value.Trim().Trim('"');
            if (name is "q" or "Q")
                quality = Quality(value);
            else if (name.Equals("charset", StringComparison.OrdinalIgnoreCase)
                && !value.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    internal static double Quality(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q)
            ? Math.Clamp(q, 0, 1)
            : 1;

    /// <summary>Cuts the text before the next separator that is not in a quoted string off the rest.</summary>
    internal static ReadOnlySpan<char> NextItem(ref ReadOnlySpan<char> rest, char separator)
    {
        var quoted = false;
        var end = 0;
        for (; end < rest.Length && (quoted || rest[end] != separator); end++)
        {
            if (rest[end] == '"')
                quoted = !quoted;
        }

        var item = rest[..end].Trim();
        rest = end < rest.Length ? rest[(end + 1)..] : default;
        return item;
    }

    private readonly record struct Match(int Specificity, double Quality, int Order)
    {
        public static Match None => new(-1, 0, 0);

        public bool IsPreferredTo(Match other) =>
            Quality != other.Quality ? Quality > other.Quality
            : Specificity != other.Specificity ? Specificity > other.Specificity
            : Order < other.Order;
    }

    /// <summary>A more specific range replaces a wider one, whatever their qualities.</summary>
    private static void Offer(this ref Match best, Match match)
    {
        if (match.Specificity > best.Specificity
            || match.Specificity == best.Specificity && match.Quality > best.Quality)
            best = match;
    }
}
