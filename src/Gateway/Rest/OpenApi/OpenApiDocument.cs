using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Graph.Gateway.Rest.OpenApi;

/// <summary>Describes the shims, with their examples, for people and tools that know REST.</summary>
/// <remarks>https://spec.openapis.org/oas/v3.1.1.html</remarks>
internal static class OpenApiDocument
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(IReadOnlyList<Shim> shims)
    {
        var document = new ArrayBufferWriter<byte>(1 << 16);
        using (var json = new Utf8JsonWriter(document, s_json))
            Write(shims, json);
        return document.WrittenSpan.ToArray();
    }

    private static void Write(IReadOnlyList<Shim> shims, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("openapi", "3.1.0");
        WriteInfo(json);
        json.WriteStartArray("tags");
        foreach (var api in shims.Select(shim => shim.Api.Name).Distinct())
        {
            json.WriteStartObject();
            json.WriteString("name", api);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("paths");
        foreach (var path in shims.GroupBy(shim => (shim.Api, shim.Path)))
            WritePaths([.. path], json);
        json.WriteEndObject();
        WriteSecurity(json);
        json.WriteEndObject();
    }

    private static void WriteInfo(Utf8JsonWriter json)
    {
        json.WriteStartObject("info");
        json.WriteString("title", "Graph: the REST APIs of before");
        json.WriteString("version", "1");
        json.WriteString("description", "Every route is answered by a GraphQL operation and is deprecated: new clients ask /graphql. Each route's external documentation is the operation that takes its place.");
        json.WriteEndObject();
    }

    /// <summary>What is before a path is a server where it may be nothing, and else a part of the path.</summary>
    private static void WritePaths(IReadOnlyList<Shim> shims, Utf8JsonWriter json)
    {
        var (basePaths, path) = (shims[0].Api.BasePaths, shims[0].Path);
        if (basePaths is ["", ..])
            WritePath(path, basePaths, shims, json);
        else
            foreach (var basePath in basePaths)
                WritePath(basePath + path, [""], shims, json);
    }

    private static void WritePath(string path, IReadOnlyList<string> servers, IReadOnlyList<Shim> shims, Utf8JsonWriter json)
    {
        json.WriteStartObject(path);
        json.WriteStartArray("servers");
        foreach (var server in servers)
        {
            json.WriteStartObject();
            json.WriteString("url", server.Length == 0 ? "/" : server);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        foreach (var shim in shims)
            WriteOperation(path, shim, json);
        json.WriteEndObject();
    }

    private static void WriteOperation(string path, Shim shim, Utf8JsonWriter json)
    {
        json.WriteStartObject(shim.Method.ToLowerInvariant());
        json.WriteStartArray("tags");
        json.WriteStringValue(shim.Api.Name);
        json.WriteEndArray();
        json.WriteString("summary", shim.Summary);
        json.WriteString("operationId", IdOf(shim.Method, path));
        json.WriteBoolean("deprecated", true);
        if (shim.Operation is not null)
        {
            json.WriteStartObject("externalDocs");
            json.WriteString("description", $"The GraphQL operation {shim.Operation}");
            json.WriteString("url", RestHeaders.OperationsPath + shim.Operation);
            json.WriteEndObject();
        }
        WriteParameters(shim, json);
        if (shim.Body is { } body)
        {
            json.WriteStartObject("requestBody");
            WriteContent(body.Example, json);
            json.WriteEndObject();
        }
        WriteResponses(shim, json);
        json.WriteEndObject();
    }

    /// <summary>Method and path in words: <c>get_api_orders_orderID</c>.</summary>
    private static string IdOf(string method, string path) =>
        $"{method.ToLowerInvariant()}{string.Concat(path.Where(character => character is not ('{' or '}')).Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'))}";

    private static void WriteParameters(Shim shim, Utf8JsonWriter json)
    {
        json.WriteStartArray("parameters");
        foreach (var parameter in shim.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            json.WriteString("in", parameter.IsInPath ? "path" : "query");
            json.WriteString("description", parameter.Description);
            json.WriteBoolean("required", parameter.IsInPath);
            json.WriteStartObject("schema");
            json.WriteString("type", parameter.Type);
            json.WriteEndObject();
            json.WritePropertyName("example");
            if (parameter.Type == "string")
                json.WriteStringValue(parameter.Example);
            else
                json.WriteRawValue(parameter.Example);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteResponses(Shim shim, Utf8JsonWriter json)
    {
        json.WriteStartObject("responses");
        json.WriteStartObject($"{shim.Status}");
        json.WriteString("description", shim.Status < StatusCodes.Status400BadRequest ? "What was asked for." : "What became of the route.");
        WriteContent(shim.Example, json);
        json.WriteEndObject();
        json.WriteStartObject("default");
        json.WriteString("description", "What is wrong, by status and message.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteContent(string example, Utf8JsonWriter json)
    {
        using var value = JsonDocument.Parse(example);
        json.WriteStartObject("content");
        json.WriteStartObject(RestErrorResponse.ContentType);
        json.WritePropertyName("schema");
        ExampleSchema.Write(value.RootElement, json);
        json.WritePropertyName("example");
        value.RootElement.WriteTo(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSecurity(Utf8JsonWriter json)
    {
        json.WriteStartObject("components");
        json.WriteStartObject("securitySchemes");
        json.WriteStartObject("bearer");
        json.WriteString("type", "http");
        json.WriteString("scheme", "bearer");
        json.WriteString("bearerFormat", "JWT");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("security");
        json.WriteStartObject();
        json.WriteStartArray("bearer");
        json.WriteEndArray();
        json.WriteEndObject();
        // Routes that are open, or that the operator has opened.
        json.WriteStartObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
