using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Graph.Lambda.Events;

namespace Graph.Lambda.Hosting.Requests;

/// <summary>Goes once through the payload of an event and tells what kind it is by what stands there.</summary>
internal static class HttpEventReader
{
    /// <exception cref="MalformedEventException">It is not JSON, or not an event of HTTP.</exception>
    public static HttpEvent Read(ReadOnlyMemory<byte> payload)
    {
        var read = new HttpEvent();
        try
        {
            var reader = new Utf8JsonReader(payload.Span);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw Malformed("$");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                ReadMember(ref reader, payload, read);
            if (reader.Read())
                throw Malformed("$");
            read.Kind = KindOf(read);
            if (read.IsBase64)
                DecodeBody(read);
            return read;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            read.Body.Release();
            // Invalid operations are texts that are not Unicode. The exception's own message can quote the payload.
            throw Malformed("$");
        }
        catch (MalformedEventException)
        {
            read.Body.Release();
            throw;
        }
    }

    public static MalformedEventException Malformed(string path) => new($"This is no payload of HTTP: it cannot be read at {path}.");

    private static void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload, HttpEvent read)
    {
        if (reader.ValueTextEquals("headers"u8))
            read.Headers = Slice(ref reader, payload, JsonTokenType.StartObject, "$.headers");
        else if (reader.ValueTextEquals("multiValueHeaders"u8))
            read.HeaderLists = Slice(ref reader, payload, JsonTokenType.StartObject, "$.multiValueHeaders");
        else if (reader.ValueTextEquals("requestContext"u8))
            read.RequestContext = RequestContext(ref reader, payload, read);
        else if (reader.ValueTextEquals("body"u8))
            read.Body = Body(ref reader);
        else if (reader.ValueTextEquals("isBase64Encoded"u8))
            read.IsBase64 = Flag(ref reader);
        else if (reader.ValueTextEquals("rawPath"u8))
            read.RawPath = Text(ref reader, "$.rawPath");
        else if (reader.ValueTextEquals("rawQueryString"u8))
            read.RawQueryString = Text(ref reader, "$.rawQueryString");
        else if (reader.ValueTextEquals("cookies"u8))
            read.Cookies = Slice(ref reader, payload, JsonTokenType.StartArray, "$.cookies");
        else if (reader.ValueTextEquals("version"u8))
            read.Version = Text(ref reader, "$.version");
        else if (reader.ValueTextEquals("routeKey"u8))
            read.RouteKey = Text(ref reader, "$.routeKey");
        else if (reader.ValueTextEquals("resource"u8))
            read.Resource = Text(ref reader, "$.resource");
        else if (reader.ValueTextEquals("path"u8))
            read.Path = Text(ref reader, "$.path");
        else if (reader.ValueTextEquals("httpMethod"u8))
            read.Method = Text(ref reader, "$.httpMethod");
        else if (reader.ValueTextEquals("queryStringParameters"u8))
            read.Query = Slice(ref reader, payload, JsonTokenType.StartObject, "$.queryStringParameters");
        else if (reader.ValueTextEquals("multiValueQueryStringParameters"u8))
            read.QueryLists = Slice(ref reader, payload, JsonTokenType.StartObject, "$.multiValueQueryStringParameters");
        else if (reader.ValueTextEquals("pathParameters"u8))
            read.PathParameters = Slice(ref reader, payload, JsonTokenType.StartObject, "$.pathParameters");
        else
            SkipValue(ref reader);
    }

    private static ReadOnlyMemory<byte> RequestContext(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload, HttpEvent read)
    {
        const string Path = "$.requestContext";
        if (!Begins(ref reader, JsonTokenType.StartObject, Path))
            return default;
        var start = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("http"u8))
                ReadRequestLine(ref reader, read);
            else if (reader.ValueTextEquals("identity"u8))
                ReadIdentity(ref reader, read);
            else if (reader.ValueTextEquals("requestId"u8))
                read.RequestId = Text(ref reader, Path);
            else if (reader.ValueTextEquals("stage"u8))
                read.Stage = Text(ref reader, Path);
            else if (reader.ValueTextEquals("domainName"u8))
                read.DomainName = Text(ref reader, Path);
            else if (reader.ValueTextEquals("path"u8))
                read.ContextPath = Text(ref reader, Path);
            else if (reader.ValueTextEquals("protocol"u8))
                read.Protocol = Text(ref reader, Path);
            else if (reader.ValueTextEquals("elb"u8))
                read.IsOfLoadBalancer = SkipValue(ref reader) != JsonTokenType.Null;
            else if (reader.ValueTextEquals("connectionId"u8))
                read.IsOfConnection = SkipValue(ref reader) != JsonTokenType.Null;
            else
                SkipValue(ref reader);
        }
        return payload[start..(int)reader.BytesConsumed];
    }

    private static void ReadRequestLine(ref Utf8JsonReader reader, HttpEvent read)
    {
        const string Path = "$.requestContext.http";
        if (!Begins(ref reader, JsonTokenType.StartObject, Path))
            return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("method"u8))
                read.Method = Text(ref reader, Path);
            else if (reader.ValueTextEquals("protocol"u8))
                read.Protocol = Text(ref reader, Path);
            else if (reader.ValueTextEquals("sourceIp"u8))
                read.SourceIp = Text(ref reader, Path);
            else
                SkipValue(ref reader);
        }
    }

    private static void ReadIdentity(ref Utf8JsonReader reader, HttpEvent read)
    {
        const string Path = "$.requestContext.identity";
        if (!Begins(ref reader, JsonTokenType.StartObject, Path))
            return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("sourceIp"u8))
                read.SourceIp = Text(ref reader, Path);
            else
                SkipValue(ref reader);
        }
    }

    /// <summary>What a front needs of an event is there, or it is none of HTTP.</summary>
    private static HttpEventKind KindOf(HttpEvent read)
    {
        if (read.IsOfConnection)
            throw new MalformedEventException("This is no payload of HTTP: it is of a WebSocket API.");
        if (string.IsNullOrEmpty(read.Method))
            throw Malformed("$.httpMethod");
        if (read.IsOfLoadBalancer)
            return read.Path is null ? throw Malformed("$.path") : HttpEventKind.LoadBalancer;
        if (read.RawPath is not null)
        {
            return read.DomainName?.Contains(".lambda-url.", StringComparison.OrdinalIgnoreCase) is true
                ? HttpEventKind.FunctionUrl
                : HttpEventKind.HttpApi;
        }
        if (read.Path is null)
            throw Malformed("$.path");
        return read.Version is null ? HttpEventKind.RestApi : HttpEventKind.HttpApiAsRest;
    }

    private static RequestBody Body(ref Utf8JsonReader reader)
    {
        if (!Begins(ref reader, JsonTokenType.String, "$.body") || reader.ValueSpan.Length == 0)
            return RequestBody.Empty;
        var buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        return new RequestBody(buffer, reader.CopyString(buffer));
    }

    private static void DecodeBody(HttpEvent read)
    {
        if (Base64.DecodeFromUtf8InPlace(read.Body.Writable, out var length) != OperationStatus.Done)
            throw Malformed("$.body");
        read.Body.Length = length;
    }

    /// <summary>An object or a list, which is read later; nothing when it is null or empty, which hides no other member that says the same.</summary>
    private static ReadOnlyMemory<byte> Slice(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload, JsonTokenType type, string path)
    {
        if (!Begins(ref reader, type, path))
            return default;
        var start = (int)reader.TokenStartIndex;
        var inside = reader;
        var isEmpty = inside.Read() && inside.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
        reader.Skip();
        return isEmpty ? default : payload[start..(int)reader.BytesConsumed];
    }

    private static string? Text(ref Utf8JsonReader reader, string path) =>
        Begins(ref reader, JsonTokenType.String, path) ? reader.GetString() : null;

    private static bool Flag(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False or JsonTokenType.Null => false,
            _ => throw Malformed("$.isBase64Encoded"),
        };
    }

    /// <returns>Whether there is a value; null says that there is none.</returns>
    private static bool Begins(ref Utf8JsonReader reader, JsonTokenType type, string path)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return false;
        return reader.TokenType == type ? true : throw Malformed(path);
    }

    private static JsonTokenType SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        var type = reader.TokenType;
        reader.Skip();
        return type;
    }
}
