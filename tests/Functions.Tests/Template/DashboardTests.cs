using System.Text.RegularExpressions;
using Graph.Functions.Definitions;
using Graph.Gateway.Observability;

namespace Graph.Functions.Tests.Template;

/// <summary>Whether the dashboard asks for metrics that functions write.</summary>
public sealed partial class DashboardTests
{
    [Fact]
    public void Metrics_of_our_own_are_those_that_the_code_writes()
    {
        var shown = Shown().Matches(File.ReadAllText(DeploymentTemplate.Path));

        Assert.Equal(Metrics.Names.Order(), shown.Select(metric => metric.Groups[1].Value).Distinct().Order());
        Assert.Subset(
            FunctionDefinitions.All.Select(function => function.Name).ToHashSet(), shown.Select(metric => metric.Groups[2].Value).ToHashSet());
    }

    [GeneratedRegex($$"""
        \["{{Metrics.Namespace}}", "(\w+)", "Stage", "\$\{Stage\}", "Function", "(\w+)"
        """)]
    private static partial Regex Shown();
}
