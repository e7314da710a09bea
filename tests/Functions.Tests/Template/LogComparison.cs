using System.Globalization;
using System.Text.RegularExpressions;
using Graph.Functions.Definitions;
using Graph.Testing;

namespace Graph.Functions.Tests.Template;

/// <summary>Where logs are kept for ever, or for another time than docs/deployment.md says.</summary>
internal static partial class LogComparison
{
    public static IEnumerable<string> Problems(Stack stack, string stage)
    {
        var (groups, days) = (stack.Resources.OfType("AWS::Logs::LogGroup").ToArray(), DaysOf(stage));
        foreach (var (id, properties) in groups.Where(group => group.Properties.TextAt("RetentionInDays") != $"{days}"))
            yield return $"{id} has RetentionInDays {properties.TextAt("RetentionInDays") ?? "nowhere"} and should have {days} in {stage}: take it from the mapping Stages.";
        foreach (var name in FunctionDefinitions.All.Select(function => $"/graph/{stage}/{function.Name}"))
        {
            if (groups.Count(group => group.Properties.TextAt("LogGroupName") == name) is var count && count != 1)
                yield return $"The log group {name} is {count} times in the template: declare it, or Lambda makes one that keeps all for ever.";
        }
    }

    /// <summary>As the table of parameters has it.</summary>
    private static int DaysOf(string stage)
    {
        var days = Days().Match(File.ReadAllText(Repository.PathOf("docs/deployment.md")));
        Assert.True(days.Success, "docs/deployment.md does not say how long logs are kept, in the row of Stage.");
        return int.Parse(days.Groups[Array.IndexOf(StageComparison.Names, stage) + 1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"days that logs are kept \((\d+), (\d+), (\d+)\)")]
    private static partial Regex Days();
}
