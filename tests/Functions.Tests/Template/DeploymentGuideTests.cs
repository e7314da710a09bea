using System.Text.RegularExpressions;
using Graph.Testing;

namespace Graph.Functions.Tests.Template;

/// <summary>Whether the guide says all that somebody who deploys has to know.</summary>
public sealed partial class DeploymentGuideTests
{
    private const string Name = "docs/deployment.md";

    private static readonly DeploymentTemplate s_template = DeploymentTemplate.Read();
    private static readonly string s_guide = File.ReadAllText(Repository.PathOf(Name));

    [Fact]
    public void Every_parameter_is_explained() => AllAreIn(s_template.Section("Parameters").Select(parameter => parameter.Key));

    [Fact]
    public void Every_secret_is_explained() => AllAreIn(Secret().Matches(File.ReadAllText(DeploymentTemplate.Path)).Select(match => match.Groups[1].Value));

    [Fact]
    public void Every_output_is_explained() => AllAreIn(s_template.Section("Outputs").Select(output => output.Key));

    [Fact]
    public void Every_alarm_is_explained() => AllAreIn(
        Stack.Of(s_template, ("Stage", "prod")).Resources.OfType("AWS::CloudWatch::Alarm")
            .Select(alarm => alarm.Properties.TextAt("AlarmName")!["graph-prod-".Length..])
            .Select(name => FunctionAlarm().Match(name) is { Success: true } kind ? $"…{kind.Value}" : name));

    private static void AllAreIn(IEnumerable<string> names)
    {
        var missing = names.Distinct().Where(name => !s_guide.Contains($"`{name}`", StringComparison.Ordinal)).ToArray();
        Assert.True(missing.Length == 0, $"{Name} does not explain {string.Join(", ", missing.Select(name => $"`{name}`"))}.");
    }

    [GeneratedRegex(@"SecretString:(\w+)\}\}")]
    private static partial Regex Secret();

    /// <summary>One of each function is explained as <c>…Errors</c>.</summary>
    [GeneratedRegex("(?<!Http)(Errors|Slow|Late|DeadLetters)$")]
    private static partial Regex FunctionAlarm();
}
