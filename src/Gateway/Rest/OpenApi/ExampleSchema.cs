using System.Text.Json;

namespace Graph.Gateway.Rest.OpenApi;

/// <summary>The JSON Schema of what looks like an example: its members and their types. What is null there may be anything.</summary>
internal static class ExampleSchema
{
    public static void Write(JsonElement example, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        switch (example.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteString("type", "object");
                json.WriteStartObject("properties");
                foreach (var member in example.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    Write(member.Value, json);
                }
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteString("type", "array");
                if (example.GetArrayLength() > 0)
                {
                    json.WritePropertyName("items");
                    Write(example[0], json);
                }
                break;
            case JsonValueKind.String:
                json.WriteString("type", "string");
                break;
            case JsonValueKind.Number:
                json.WriteString("type", "number");
                break;
            case JsonValueKind.True or JsonValueKind.False:
                json.WriteString("type", "boolean");
                break;
        }
        json.WriteEndObject();
    }
}
