using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.GraphQL.Errors;

namespace Graph.Conformance.Host;

/// <summary>The answers of the protocol: <c>{"ok", "errors": [{"message", "locations"?, "path"?}], ...}</c>.</summary>
internal static class Answer
{
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Of(IEnumerable<GraphQLError> errors)
    {
        var list = new JsonArray([.. errors.Select(Describe)]);
        return new JsonObject { ["ok"] = list.Count == 0, ["errors"] = list };
    }

    public static JsonObject Refused(GraphQLError error) => Of([error]);

    private static JsonNode Describe(GraphQLError error)
    {
        var described = new JsonObject { ["message"] = error.Message };
        if (error.Locations.Count > 0)
        {
            described["locations"] = new JsonArray(
                [.. error.Locations.Select(l => new JsonObject { ["line"] = l.Line, ["column"] = l.Column })]);
        }

        if (error.Path is not null)
        {
            described["path"] = new JsonArray([.. error.Path.Select(JsonNode? (key) => key is int i ? i : (string)key)]);
        }

        return described;
    }
}
