using System.Text.Json.Nodes;

namespace Graph.Gateway.Tests.Observability;

/// <summary>A document of CloudWatch's embedded metric format, checked by its schema as AWS publishes it, and what CloudWatch makes of it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html</remarks>
internal static class EmbeddedMetrics
{
    private static readonly string[] s_units =
    [
        "Seconds", "Microseconds", "Milliseconds", "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Bits", "Kilobits", "Megabits",
        "Gigabits", "Terabits", "Percent", "Count", "None",
    ];

    /// <summary>The metrics by name, each with its unit and values, for the dimensions; one line each.</summary>
    public static IReadOnlyList<string> Read(string line)
    {
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        Assert.True(line.Length < 256 * 1024);
        var root = JsonNode.Parse(line)!.AsObject();
        var metadata = root["_aws"]!.AsObject();
        Assert.Equal(["Timestamp", "CloudWatchMetrics"], metadata.Select(member => member.Key));
        Assert.True((long)metadata["Timestamp"]! >= 0);
        var directive = Assert.Single(metadata["CloudWatchMetrics"]!.AsArray())!.AsObject();
        Assert.Equal(["Namespace", "Dimensions", "Metrics"], directive.Select(member => member.Key));
        Assert.Matches("^.{1,1024}$", (string)directive["Namespace"]!);
        var dimensions = Assert.Single(directive["Dimensions"]!.AsArray())!.AsArray().Select(name => (string)name!).ToList();
        Assert.InRange(dimensions.Count, 0, 30);
        var of = string.Join(' ', dimensions.Select(name => $"{name}={ValueOf(root, name)}"));
        var metrics = directive["Metrics"]!.AsArray();
        Assert.InRange(metrics.Count, 1, 100);
        return [.. metrics.Select(metric => $"{directive["Namespace"]} {of}: {ReadMetric(root, metric!.AsObject())}")];
    }

    private static string ReadMetric(JsonObject root, JsonObject definition)
    {
        Assert.Equal(["Name", "Unit"], definition.Select(member => member.Key));
        var name = (string)definition["Name"]!;
        Assert.Matches("^.{1,1024}$", name);
        Assert.Contains((string)definition["Unit"]!, s_units);
        var values = root[name] is JsonArray several ? [.. several.Select(value => (double)value!)] : new[] { (double)root[name]! };
        Assert.InRange(values.Length, 1, 100);
        Assert.All(values, value => Assert.True(double.IsFinite(value)));
        return FormattableString.Invariant($"{name} {string.Join(' ', values)} {definition["Unit"]}");
    }

    /// <summary>Dimensions are texts at the root.</summary>
    private static string ValueOf(JsonObject root, string name)
    {
        var value = root[name]!.GetValue<string>();
        Assert.Matches("^.{1,1024}$", value);
        return value;
    }
}
