using System.Text;
using System.Text.Json;

namespace Graph.Lambda.Hosting.Requests;

/// <summary>
/// A query as it was sent: with its question mark, or empty. HTTP APIs and URLs give it as it is, load balancers in parts as they
/// were sent; what API Gateway gives in parts it has decoded, so that they are encoded again.
/// </summary>
internal static class RequestQuery
{
    public static string Of(HttpEvent request)
    {
        if (request.RawQueryString is { } raw)
            return raw.Length == 0 ? "" : "?" + raw;
        var query = new StringBuilder();
        if (request.QueryLists.Length > 0)
            AppendLists(query, request.QueryLists.Span, request.Kind);
        else if (request.Query.Length > 0)
            AppendValues(query, request.Query.Span, request.Kind);
        return query.ToString();
    }

    private static void AppendLists(StringBuilder query, ReadOnlySpan<byte> json, HttpEventKind kind)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
                continue;
            if (reader.TokenType != JsonTokenType.StartArray)
                throw HttpEventReader.Malformed("$.multiValueQueryStringParameters");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                Append(query, name, Value(ref reader, "$.multiValueQueryStringParameters"), kind);
        }
    }

    private static void AppendValues(StringBuilder query, ReadOnlySpan<byte> json, HttpEventKind kind)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            Append(query, name, Value(ref reader, "$.queryStringParameters"), kind);
        }
    }

    private static string Value(ref Utf8JsonReader reader, string path) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Null => "",
        _ => throw HttpEventReader.Malformed(path),
    };

    private static void Append(StringBuilder query, string name, string value, HttpEventKind kind)
    {
        var isDecoded = kind != HttpEventKind.LoadBalancer;
        query.Append(query.Length == 0 ? '?' : '&').Append(isDecoded ? Uri.EscapeDataString(name) : name)
            .Append('=').Append(isDecoded ? Uri.EscapeDataString(value) : value);
    }
}
