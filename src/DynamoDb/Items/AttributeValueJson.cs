using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace Graph.DynamoDb.Items;

/// <summary>
/// Items in the JSON of DynamoDB's protocol, as the events of streams hold them:
/// <c>{"id":{"S":"a"},"count":{"N":"1"},"tags":{"SS":["x"]}}</c>.
/// </summary>
public static class AttributeValueJson
{
    /// <summary>DynamoDB refuses items that nest deeper.</summary>
    private const int DeepestNesting = 32;

    /// <exception cref="FormatException">This is no item; the message says where, and nothing of what the item holds.</exception>
    public static Dictionary<string, AttributeValue> ReadItem(JsonElement item) => ReadMap(item, "item", 0);

    private static Dictionary<string, AttributeValue> ReadMap(JsonElement map, string path, int depth)
    {
        Expect(map, JsonValueKind.Object, path);
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var member in map.EnumerateObject())
            attributes[member.Name] = ReadValue(member.Value, $"{path}.{member.Name}", depth);
        return attributes;
    }

    private static AttributeValue ReadValue(JsonElement value, string path, int depth)
    {
        Expect(value, JsonValueKind.Object, path);
        if (depth >= DeepestNesting)
            throw new FormatException($"{path} nests deeper than {DeepestNesting} levels.");
        using var members = value.EnumerateObject();
        if (!members.MoveNext())
            throw new FormatException($"{path} has no type.");
        var (type, content) = (members.Current.Name, members.Current.Value);
        return members.MoveNext() ? throw new FormatException($"{path} has several types.") : Typed(type, content, path, depth);
    }

    private static AttributeValue Typed(string type, JsonElement content, string path, int depth) => type switch
    {
        "S" => new AttributeValue { S = Text(content, path) },
        "N" => new AttributeValue { N = Text(content, path) },
        "B" => new AttributeValue { B = Bytes(content, path) },
        "BOOL" => new AttributeValue { BOOL = Flag(content, path) },
        "NULL" => new AttributeValue { NULL = Flag(content, path) },
        "M" => new AttributeValue { M = ReadMap(content, path, depth + 1) },
        "L" => new AttributeValue
        {
            L = Elements(content, path, (element, index) => ReadValue(element, $"{path}[{index}]", depth + 1)),
        },
        "SS" => new AttributeValue { SS = Elements(content, path, (element, _) => Text(element, path)) },
        "NS" => new AttributeValue { NS = Elements(content, path, (element, _) => Text(element, path)) },
        "BS" => new AttributeValue { BS = Elements(content, path, (element, _) => Bytes(element, path)) },
        _ => throw new FormatException($"{path} is of no type that DynamoDB has."),
    };

    private static List<T> Elements<T>(JsonElement content, string path, Func<JsonElement, int, T> read)
    {
        Expect(content, JsonValueKind.Array, path);
        return [.. content.EnumerateArray().Select(read)];
    }

    private static string Text(JsonElement content, string path)
    {
        Expect(content, JsonValueKind.String, path);
        return content.GetString()!;
    }

    private static MemoryStream Bytes(JsonElement content, string path)
    {
        Expect(content, JsonValueKind.String, path);
        return content.TryGetBytesFromBase64(out var bytes)
            ? new MemoryStream(bytes, writable: false)
            : throw new FormatException($"{path} is not base64.");
    }

    private static bool Flag(JsonElement content, string path) => content.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new FormatException($"{path} is neither true nor false."),
    };

    private static void Expect(JsonElement found, JsonValueKind expected, string path)
    {
        if (found.ValueKind != expected)
            throw new FormatException($"{path} should be a JSON {expected}, and is {found.ValueKind}.");
    }
}
