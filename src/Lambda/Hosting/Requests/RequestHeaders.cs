using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Graph.Lambda.Hosting.Requests;

/// <summary>Headers as a client sent them, as far as the front gives them on: cookies in one, the length that the body has.</summary>
internal static class RequestHeaders
{
    public static IHeaderDictionary Of(HttpEvent request)
    {
        IHeaderDictionary headers = new HeaderDictionary(16);
        if (request.HeaderLists.Length > 0)
            AddLists(headers, request.HeaderLists.Span);
        else if (request.Headers.Length > 0)
            AddValues(headers, request.Headers.Span);
        if (request.Cookies.Length > 0 && Cookies(request.Cookies.Span) is { Length: > 0 } cookies)
            // URLs of functions give them among the headers too.
            headers.Cookie = cookies;
        if (headers.Host.Count == 0)
            headers.Host = request.DomainName ?? "localhost";
        // It is whole by now, and shorter than it was where the front has decoded it.
        headers.TransferEncoding = default;
        if (request.Body.Length > 0 || headers.ContentLength is not null)
            headers.ContentLength = request.Body.Length;
        return headers;
    }

    private static void AddLists(IHeaderDictionary headers, ReadOnlySpan<byte> json)
    {
        const string Path = "$.multiValueHeaders";
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
                continue;
            if (reader.TokenType != JsonTokenType.StartArray)
                throw HttpEventReader.Malformed(Path);
            var values = StringValues.Empty;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                values = StringValues.Concat(values, Value(ref reader, Path));
            Add(headers, name, values);
        }
    }

    private static void AddValues(IHeaderDictionary headers, ReadOnlySpan<byte> json)
    {
        const string Path = "$.headers";
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
                Add(headers, name, Value(ref reader, Path));
        }
    }

    /// <summary>The same name can stand there in another case.</summary>
    private static void Add(IHeaderDictionary headers, string name, StringValues values)
    {
        if (name.Length > 0 && values.Count > 0)
            headers[name] = headers.TryGetValue(name, out var before) ? StringValues.Concat(before, values) : values;
    }

    private static string Cookies(ReadOnlySpan<byte> json)
    {
        var cookies = new List<string>();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            cookies.Add(Value(ref reader, "$.cookies"));
        return string.Join("; ", cookies);
    }

    private static string Value(ref Utf8JsonReader reader, string path) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw HttpEventReader.Malformed(path);
}
