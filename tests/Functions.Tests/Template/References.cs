using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Graph.Functions.Tests.Template;

/// <summary>Whether what the parts of a template name is there, and whether all that is there is named.</summary>
internal static partial class References
{
    private static readonly string[] s_pseudo =
        ["AWS::AccountId", "AWS::NoValue", "AWS::Partition", "AWS::Region", "AWS::StackName", "AWS::URLSuffix"];

    /// <summary>What SAM makes of a function beside it.</summary>
    private static readonly string[] s_functionParts = ["Alias", "Version"];

    public static IEnumerable<string> Problems(DeploymentTemplate template)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var problems = template.Root.Nodes("template").SelectMany(at => Check(template, at.Path, at.Node, used)).ToList();
        return problems.Concat(Unused(template, used));
    }

    private static IEnumerable<string> Check(DeploymentTemplate template, string path, JsonNode node, HashSet<string> used)
    {
        if (node is not JsonObject mapping)
            return [];
        return (mapping.Select(member => member.Key).ToArray() is [var only] ? only : null) switch
        {
            "Ref" => Named(template, path, mapping["Ref"]!.ToString(), used),
            "Fn::GetAtt" => Attribute(template, path, string.Join('.', mapping.TextsAt("Fn::GetAtt"))),
            "Fn::Sub" => Substituted(template, path, mapping["Fn::Sub"]!, used),
            "Fn::FindInMap" => Mapped(template, path, mapping["Fn::FindInMap"]!.AsArray(), used),
            "Fn::If" => Conditional(template, path, mapping.TextAt("Fn::If.0")!, used),
            "Condition" => Conditional(template, path, mapping["Condition"]!.ToString(), used),
            _ => Resource(template, path, mapping, used),
        };
    }

    private static IEnumerable<string> Named(DeploymentTemplate template, string path, string name, HashSet<string> used)
    {
        if (template.Section("Parameters").ContainsKey(name))
            used.Add($"Parameters.{name}");
        else if (!s_pseudo.Contains(name) && !template.Resources.ContainsKey(name) && !IsPartOfFunction(template, name))
            yield return $"{path} refers to {name}, which is neither a parameter nor a resource: correct the name, or declare it.";
    }

    private static IEnumerable<string> Attribute(DeploymentTemplate template, string path, string name)
    {
        if (!template.Resources.ContainsKey(name.Split('.')[0]))
            yield return $"{path} takes {name}, and there is no such resource: correct the name, or declare it.";
    }

    private static IEnumerable<string> Substituted(DeploymentTemplate template, string path, JsonNode value, HashSet<string> used)
    {
        var own = value.At("1") as JsonObject;
        var text = (value as JsonArray)?[0]?.ToString() ?? value.ToString();
        return Variable().Matches(text)
            .Select(match => match.Groups[1].Value)
            .Where(name => own?.ContainsKey(name) != true)
            .SelectMany(name => name.Contains('.') && !IsPartOfFunction(template, name)
                ? Attribute(template, path, name)
                : Named(template, path, name, used));
    }

    private static IEnumerable<string> Mapped(DeploymentTemplate template, string path, JsonArray place, HashSet<string> used)
    {
        var (map, second) = (place[0]!.ToString(), place[2]!.ToString());
        if (template.Section("Mappings")[map] is not JsonObject rows)
        {
            yield return $"{path} looks into the mapping {map}, which is not there.";
            yield break;
        }
        foreach (var row in rows.Where(row => row.Value.At(second) is null))
            yield return $"{path} looks for {second} in the mapping {map}, and {row.Key} has none: give it one.";
        used.Add($"Mappings.{map}.{second}");
        if (place[1] is JsonObject first && template.Section("Parameters")[first["Ref"]?.ToString() ?? ""] is { } parameter)
        {
            foreach (var allowed in parameter.TextsAt("AllowedValues").Where(allowed => !rows.ContainsKey(allowed)))
                yield return $"{path}: the mapping {map} has no {allowed}, which a parameter may be.";
        }
    }

    private static IEnumerable<string> Conditional(DeploymentTemplate template, string path, string name, HashSet<string> used)
    {
        if (!template.Section("Conditions").ContainsKey(name))
            yield return $"{path} depends on the condition {name}, which is not there.";
        used.Add($"Conditions.{name}");
    }

    /// <summary>What stands beside a resource's properties.</summary>
    private static IEnumerable<string> Resource(DeploymentTemplate template, string path, JsonObject mapping, HashSet<string> used)
    {
        if (path.Split('.') is not [_, "Resources" or "Outputs", _])
            return [];
        var condition = mapping.TextAt("Condition") is { } name ? Conditional(template, path, name, used) : [];
        return condition.Concat(
            from needed in mapping.TextsAt("DependsOn")
            where !template.Resources.ContainsKey(needed)
            select $"{path} depends on {needed}, which is not there.");
    }

    private static IEnumerable<string> Unused(DeploymentTemplate template, HashSet<string> used)
    {
        var parameters = template.Section("Parameters").Select(parameter => $"Parameters.{parameter.Key}");
        var conditions = template.Section("Conditions").Select(condition => $"Conditions.{condition.Key}");
        var mappings = from map in template.Section("Mappings")
                       from row in map.Value!.AsObject()
                       from cell in row.Value!.AsObject()
                       select $"Mappings.{map.Key}.{cell.Key}";
        return parameters.Concat(conditions).Concat(mappings).Distinct().Where(name => !used.Contains(name))
            .Select(name => $"Nothing uses {name}: remove it.");
    }

    private static bool IsPartOfFunction(DeploymentTemplate template, string name) =>
        name.Split('.') is [var function, var part]
        && s_functionParts.Contains(part)
        && template.Resources[function].TextAt("Type") == "AWS::Serverless::Function";

    [GeneratedRegex(@"\$\{([^!}][^}]*)\}")]
    private static partial Regex Variable();
}
