using System.Text.Json.Nodes;

namespace Graph.Functions.Tests.Template;

/// <summary>Ways through a template.</summary>
internal static class JsonWalk
{
    /// <summary>Every node from this one down, with its path, such as <c>Resources.Api.Properties.Tags.0</c>.</summary>
    public static IEnumerable<(string Path, JsonNode Node)> Nodes(this JsonNode? node, string path)
    {
        if (node is null)
            yield break;
        yield return (path, node);
        var children = node switch
        {
            JsonObject mapping => mapping.Select(child => (child.Key, child.Value)),
            JsonArray list => list.Select((child, index) => ($"{index}", child)),
            _ => [],
        };
        foreach (var (name, child) in children)
        {
            foreach (var below in child.Nodes($"{path}.{name}"))
                yield return below;
        }
    }

    /// <summary>The value at a path below, such as <c>Properties.KeySchema.0</c>; null where there is none.</summary>
    public static JsonNode? At(this JsonNode? node, string path)
    {
        foreach (var part in path.Split('.'))
        {
            node = node switch
            {
                JsonObject mapping => mapping[part],
                JsonArray list when int.TryParse(part, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }
        return node;
    }

    public static string? TextAt(this JsonNode? node, string path) => node.At(path)?.ToString();

    /// <summary>A list, or one value that stands for a list of one.</summary>
    public static IEnumerable<JsonNode> ListAt(this JsonNode? node, string path) => node.At(path) switch
    {
        null => [],
        JsonArray list => list.OfType<JsonNode>(),
        var one => [one],
    };

    public static IEnumerable<string> TextsAt(this JsonNode? node, string path) => node.ListAt(path).Select(one => one.ToString());

    /// <summary>Resources of a type, by their logical ids.</summary>
    public static IEnumerable<(string Id, JsonObject Properties)> OfType(this JsonObject resources, string type) =>
        from resource in resources
        where resource.Value.TextAt("Type") == type
        select (resource.Key, resource.Value.At("Properties")?.AsObject() ?? []);
}
