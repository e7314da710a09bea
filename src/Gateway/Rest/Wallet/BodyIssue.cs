using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Graph.GraphQL.Response;

namespace Graph.Gateway.Rest.Wallet;

/// <summary>Something wrong with a body, in the form of the validator zod (https://zod.dev, version 3: ZodIssue).</summary>
/// <param name="Types">Which type of JSON is expected and which came; null where it is not that.</param>
/// <param name="Field">Of the body; null for the body itself.</param>
internal sealed record BodyIssue(string Code, (string Expected, string Received)? Types, string? Field, string Message)
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <param name="received">A value of a body.</param>
    public static BodyIssue WrongType(string expected, object? received, string? field)
    {
        var type = TypeOf(received);
        return new BodyIssue("invalid_type", (expected, type), field, $"Expected {expected}, received {type}");
    }

    public static BodyIssue Missing(string expected, string field) => new("invalid_type", (expected, "undefined"), field, "Required");

    public static BodyIssue Custom(string field, string message) => new("custom", null, field, message);

    public static RestError Refuse(IReadOnlyList<BodyIssue> issues)
    {
        using var text = new Utf8JsonBuffer();
        using (var json = new Utf8JsonWriter(text, s_json))
        {
            json.WriteStartArray();
            foreach (var issue in issues)
                issue.Write(json);
            json.WriteEndArray();
        }
        return RestError.BadRequest($"Invalid body: {Encoding.UTF8.GetString(text.WrittenMemory.Span)}");
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("code"u8, Code);
        if (Types is { } types)
        {
            json.WriteString("expected"u8, types.Expected);
            json.WriteString("received"u8, types.Received);
        }
        json.WriteStartArray("path"u8);
        if (Field is not null)
            json.WriteStringValue(Field);
        json.WriteEndArray();
        json.WriteString("message"u8, Message);
        json.WriteEndObject();
    }

    private static string TypeOf(object? value) => value switch
    {
        null => "null",
        string => "string",
        bool => "boolean",
        IReadOnlyList<object?> => "array",
        IReadOnlyDictionary<string, object?> => "object",
        _ => "number",
    };
}
