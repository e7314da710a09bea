using System.Text.Json.Nodes;
using Graph.Functions.Definitions;
using Graph.Functions.Hosting;

namespace Graph.Functions.Tests.Template;

/// <summary>Where the stack on Lambda's managed runtime is not what that takes, or differs from the other in more than that.</summary>
internal static class ManagedComparison
{
    /// <summary>What the runtime changes of a function.</summary>
    private static readonly string[] s_changed = ["Handler", "Runtime", "SnapStart"];

    private static readonly (string Name, string Value) s_managed = ("Runtime", "dotnet10");
    private static readonly (string Name, string Value) s_noneStarted = ("ApiProvisionedConcurrency", "0");

    public static IEnumerable<string> Problems(DeploymentTemplate template, string stage)
    {
        var stack = Stack.Whole(template, stage, s_managed, s_noneStarted);
        foreach (var problem in FunctionDefinitions.All.SelectMany(function => Compare(stack, function)))
            yield return problem;
        foreach (var problem in Differences(Stack.Whole(template, stage, s_noneStarted), stack))
            yield return problem;
        foreach (var refusal in Stack.Whole(template, stage).Refusals.Concat(stack.Refusals))
            yield return $"A rule refuses what can be deployed: {refusal}";
        if (!Stack.Whole(template, stage, s_managed).Refusals.Any())
            yield return "No rule refuses ApiProvisionedConcurrency with dotnet10: Lambda does, in the middle of the deployment.";
    }

    private static IEnumerable<string> Compare(Stack stack, FunctionDefinition function)
    {
        var all = stack.Resources.OfType(FunctionComparison.Type).Where(found => found.Properties.TextAt($"Environment.Variables.{FunctionNames.Variable}") == function.Name);
        if (all.ToArray() is not [var (id, properties)])
        {
            yield return $"With dotnet10 {all.Count()} functions are told that they are {function.Name}.";
            yield break;
        }
        // The runtime starts the program that the handler names; snapshots are only of versions.
        (string Path, string? Wanted)[] wanted =
        [
            ("Handler", typeof(FunctionDefinition).Assembly.GetName().Name),
            ("Runtime", "dotnet10"),
            ("SnapStart.ApplyOn", "PublishedVersions"),
            ("AutoPublishAlias", "live"),
            ("ProvisionedConcurrencyConfig", null),
        ];
        foreach (var (path, right) in wanted.Where(value => properties.TextAt(value.Path) != value.Wanted))
            yield return $"With dotnet10 {id} has {path} {properties.TextAt(path) ?? "nowhere"} and should have {right ?? "nothing"}.";
    }

    private static IEnumerable<string> Differences(Stack one, Stack other) =>
        from id in one.Resources.Select(resource => resource.Key).Union(other.Resources.Select(resource => resource.Key))
        where !JsonNode.DeepEquals(Common(one.Resources[id]), Common(other.Resources[id]))
        select $"{id} is another with dotnet10, beyond {string.Join(", ", s_changed)}: nothing else depends on the runtime.";

    private static JsonNode? Common(JsonNode? resource)
    {
        var copy = resource?.DeepClone();
        if (copy.TextAt("Type") == FunctionComparison.Type && copy.At("Properties") is JsonObject properties)
        {
            foreach (var name in s_changed)
                properties.Remove(name);
        }
        return copy;
    }
}
