using System.Text.Json;
using System.Text.Unicode;

namespace Graph.GraphQL.AspNetCore.Requests;

/// <summary>
/// Reads the body of a POST. GraphQL over HTTP, section "JSON Encoding": null is the same as absent, unknown members are
/// ignored, a wrongly typed one makes the request malformed.
/// </summary>
internal static class JsonRequestReader
{
    /// <param name="body">The whole body; nothing of it is kept.</param>
    public static RequestContent Read(ReadOnlySpan<byte> body, GraphQLHttpOptions options)
    {
        if (!Utf8.IsValid(body))
            return new RequestContent(RequestError.BadRequest("The request's body is not valid UTF-8."));
        var json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = options.MaxJsonDepth });
        try
        {
            var content = ReadContent(ref json, options);
            json.Read();
            return content;
        }
        catch (MalformedRequestException malformed)
        {
            return new RequestContent(malformed.Error);
        }
        catch (JsonException invalid)
        {
            return new RequestContent(Explain(invalid, json.CurrentDepth, options.MaxJsonDepth));
        }
    }

    /// <summary>Reads a parameter of a query string that is JSON itself. Null when it is read.</summary>
    /// <param name="name">variables or extensions.</param>
    public static RequestError? ReadParameter(
        string name, ReadOnlySpan<byte> text, GraphQLHttpOptions options, ref RequestParameters parameters)
    {
        var json = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = options.MaxJsonDepth });
        try
        {
            json.Read();
            if (name == "variables")
                parameters.Variables = ReadVariables(ref json, options);
            else
                ReadExtensions(ref json, ref parameters);
            json.Read();
            return null;
        }
        catch (MalformedRequestException malformed)
        {
            return malformed.Error;
        }
        catch (JsonException invalid)
        {
            return Explain(invalid, json.CurrentDepth, options.MaxJsonDepth);
        }
    }

    private static RequestContent ReadContent(ref Utf8JsonReader json, GraphQLHttpOptions options)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.StartObject => new RequestContent(ReadRequest(ref json, options)),
            JsonTokenType.StartArray => new RequestContent(ReadBatch(ref json, options)),
            _ => throw new MalformedRequestException("The request's body must be a JSON object with the member \"query\"."),
        };
    }

    private static RequestParameters[] ReadBatch(ref Utf8JsonReader json, GraphQLHttpOptions options)
    {
        if (options.MaxBatchSize == 0)
            throw new MalformedRequestException("Batches of requests are not supported; send one JSON object.");
        var requests = new List<RequestParameters>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject)
                throw new MalformedRequestException("Each request of a batch must be a JSON object.");
            if (requests.Count == options.MaxBatchSize)
                throw new MalformedRequestException(
                    RequestError.LimitExceeded($"A batch may have {options.MaxBatchSize} requests."));
            requests.Add(ReadRequest(ref json, options));
        }

        return requests.Count > 0 ? [.. requests] : throw new MalformedRequestException("The batch has no request.");
    }

    private static RequestParameters ReadRequest(ref Utf8JsonReader json, GraphQLHttpOptions options)
    {
        var request = default(RequestParameters);
        var seen = Members.None;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            JsonValueReader.RequireText(ref json);
            var member = MemberOf(ref json);
            if ((seen & member) != 0)
                throw new MalformedRequestException($"The request has the member \"{Name(member)}\" twice.");
            seen |= member;
            json.Read();
            ReadMember(ref json, member, options, ref request);
        }

        if (!request.HasDocument)
            throw new MalformedRequestException("The request must have the member \"query\", a string.");
        return request;
    }

    private static void ReadMember(
        ref Utf8JsonReader json, Members member, GraphQLHttpOptions options, ref RequestParameters request)
    {
        switch (member)
        {
            case Members.Query:
                request.Query = ReadText(ref json, member);
                break;
            case Members.OperationName:
                request.OperationName = ReadText(ref json, member);
                break;
            case Members.DocumentId:
                request.DocumentId = ReadText(ref json, member);
                break;
            case Members.Variables:
                request.Variables = ReadVariables(ref json, options);
                break;
            case Members.Extensions:
                ReadExtensions(ref json, ref request);
                break;
            default:
                json.Skip();
                break;
        }
    }

    private static string? ReadText(ref Utf8JsonReader json, Members member) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => JsonValueReader.ReadString(ref json),
        _ => throw new MalformedRequestException($"The parameter \"{Name(member)}\" must be a string."),
    };

    private static Dictionary<string, object?>? ReadVariables(ref Utf8JsonReader json, GraphQLHttpOptions options) =>
        json.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.StartObject => new JsonValueReader(options.MaxJsonValues).ReadObject(ref json),
            _ => throw new MalformedRequestException("The parameter \"variables\" must be an object."),
        };

    /// <summary>Of the extensions only two mean something here; the others are skipped.</summary>
    private static void ReadExtensions(ref Utf8JsonReader json, ref RequestParameters request)
    {
        if (json.TokenType == JsonTokenType.Null)
            return;
        if (json.TokenType != JsonTokenType.StartObject)
            throw new MalformedRequestException("The parameter \"extensions\" must be an object.");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            JsonValueReader.RequireText(ref json);
            var isPersistedQuery = json.ValueTextEquals("persistedQuery"u8);
            var isOperationId = json.ValueTextEquals("operationId"u8);
            json.Read();
            if (isPersistedQuery)
                request.PersistedQuery = ReadPersistedQuery(ref json);
            else if (isOperationId && json.TokenType == JsonTokenType.String)
                request.OperationId = JsonValueReader.ReadString(ref json);
            else
                json.Skip();
        }
    }

    private static PersistedQuery? ReadPersistedQuery(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null)
            return null;
        var value = new JsonValueReader(maxValues: 16).Read(ref json);
        if (value is IReadOnlyDictionary<string, object?> members
            && members.GetValueOrDefault("version") is long version
            && members.GetValueOrDefault("sha256Hash") is string hash)
            return new PersistedQuery(version, hash);
        throw new MalformedRequestException(
            "\"extensions.persistedQuery\" must be an object with \"version\", an integer, and \"sha256Hash\", a string.");
    }

    private static RequestError Explain(JsonException invalid, int depth, int maxDepth) =>
        depth >= maxDepth - 1
            ? RequestError.LimitExceeded($"The JSON nests deeper than {maxDepth} levels.")
            : RequestError.BadRequest(
                $"The request is not valid JSON (line {invalid.LineNumber + 1}, byte {invalid.BytePositionInLine + 1}).");

    private static Members MemberOf(ref Utf8JsonReader json) =>
        json.ValueTextEquals("query"u8) ? Members.Query
        : json.ValueTextEquals("variables"u8) ? Members.Variables
        : json.ValueTextEquals("operationName"u8) ? Members.OperationName
        : json.ValueTextEquals("extensions"u8) ? Members.Extensions
        : json.ValueTextEquals("documentId"u8) ? Members.DocumentId
        : Members.None;

    private static string Name(Members member) => member switch
    {
        Members.Query => "query",
        Members.OperationName => "operationName",
        Members.DocumentId => "documentId",
        Members.Variables => "variables",
        _ => "extensions",
    };

    [Flags]
    private enum Members
    {
        None = 0,
        Query = 1,
        OperationName = 2,
        Variables = 4,
        Extensions = 8,
        DocumentId = 16,
    }
}
