using System.Text.Json.Nodes;
using Graph.Functions.Definitions;
using Graph.Functions.Hosting;

namespace Graph.Functions.Tests.Template;

/// <summary>What the template's variables give to a function, with something invented in the place of secrets.</summary>
internal static class FunctionSettingsValues
{
    private const string Key = "bG9jYWwga2V5LCBndWFyZHMgb25seSBwbGF5IG1vbmU=";

    public static Dictionary<string, string?> Of(Stack stack, FunctionDefinition function, string trustedDocuments)
    {
        var properties = stack.Resources.OfType(FunctionComparison.Type).Single(found => found.Properties.TextAt("Handler") == function.Name).Properties;
        return properties.At("Environment.Variables")!.AsObject()
            .Where(variable => variable.Key != FunctionNames.Variable)
            .Select(variable => (Key: variable.Key.Replace("__", ":", StringComparison.Ordinal), variable.Value))
            .ToDictionary(variable => variable.Key, variable => Value(variable.Key, variable.Value!, trustedDocuments));
    }

    private static string? Value(string key, JsonNode value, string trustedDocuments)
    {
        if (key == "GraphQL:TrustedDocuments")
            return trustedDocuments;
        if (!value.ToString().StartsWith("{{resolve:secretsmanager:", StringComparison.Ordinal))
            return value.ToString().Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        return key.StartsWith("Ethereum:Endpoints", StringComparison.Ordinal) ? "https://node.example/v1/key"
            : key.StartsWith("Square", StringComparison.Ordinal) ? "secret"
            : Key;
    }
}
