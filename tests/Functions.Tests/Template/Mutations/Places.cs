using System.Text.Json.Nodes;

namespace Graph.Functions.Tests.Template.Mutations;

/// <summary>Places in a template's resources that are changed, and what is put there.</summary>
internal static class Places
{
    /// <param name="path">The logical id, and a path below its properties.</param>
    public static JsonObject At(JsonObject resources, string path) => Node(resources, path).AsObject();

    public static JsonArray List(JsonObject resources, string path) => Node(resources, path).AsArray();

    public static JsonObject Statement(JsonObject resources, string role) => At(resources, $"{role}.Policies.0.PolicyDocument.Statement.0");

    public static JsonObject Trust(JsonObject resources, string role) => At(resources, $"{role}.AssumeRolePolicyDocument.Statement.0");

    public static JsonObject Reference(string name) => new() { ["Ref"] = name };

    public static JsonObject Attribute(string name, string attribute) => new() { ["Fn::GetAtt"] = new JsonArray(name, attribute) };

    /// <summary>With another text on the dashboard.</summary>
    public static void Redraw(JsonObject resources, string text, string other)
    {
        var body = At(resources, "Dashboard.DashboardBody");
        body["Fn::Sub"] = body["Fn::Sub"]!.ToString().Replace(text, other, StringComparison.Ordinal);
    }

    public static JsonNode Renamed(JsonNode node, string property, string name)
    {
        var copy = node.DeepClone().AsObject();
        (copy["Properties"] as JsonObject ?? copy)[property] = name;
        return copy;
    }

    private static JsonNode Node(JsonObject resources, string path)
    {
        var parts = path.Split('.', 2);
        return resources.At(parts.Length == 1 ? $"{parts[0]}.Properties" : $"{parts[0]}.Properties.{parts[1]}")!;
    }
}
