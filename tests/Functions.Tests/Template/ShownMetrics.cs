using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Graph.Functions.Tests.Template;

/// <summary>The metrics of a stack's alarms and of its dashboard.</summary>
internal static partial class ShownMetrics
{
    public static IEnumerable<ShownMetric> OfAlarms(Stack stack) =>
        from alarm in stack.Resources.OfType("AWS::CloudWatch::Alarm")
        from metric in alarm.Properties.ListAt("Metrics").Select(one => one.At("MetricStat")).OfType<JsonNode>().DefaultIfEmpty(alarm.Properties)
        let what = metric.At("Metric") ?? metric
        select new ShownMetric(
            alarm.Id,
            what.TextAt("Namespace") ?? "nothing",
            what.TextAt("MetricName") ?? "nothing",
            [.. what.ListAt("Dimensions").Select(dimension => (dimension.TextAt("Name")!, dimension.TextAt("Value")!))],
            metric.TextAt("Stat") ?? metric.TextAt("Statistic") ?? metric.TextAt("ExtendedStatistic") ?? "nothing");

    /// <param name="names">What there is by a dimension, such as the names of functions: a search finds of them those that have all its words.</param>
    public static IEnumerable<ShownMetric> OfDashboards(Stack stack, IReadOnlyDictionary<string, string[]> names) =>
        from dashboard in stack.Resources.OfType("AWS::CloudWatch::Dashboard")
        from widget in JsonNode.Parse(dashboard.Properties.TextAt("DashboardBody")!).ListAt("widgets")
        from shown in OfWidget($"{dashboard.Id}, {widget.TextAt("properties.title")},", widget["properties"]!, names)
        select shown;

    private static IEnumerable<ShownMetric> OfWidget(string place, JsonNode widget, IReadOnlyDictionary<string, string[]> names)
    {
        string[] before = [];
        foreach (var metric in widget.ListAt("metrics"))
        {
            var options = metric.AsArray()[^1] as JsonObject;
            if (options.TextAt("expression") is { } expression)
            {
                foreach (var found in Search(place, expression, names))
                    yield return found;
                continue;
            }
            string[] parts = [.. metric.AsArray().Where(part => part is JsonValue).Select(part => part!.ToString())];
            before = Whole(parts, before);
            yield return new ShownMetric(
                place,
                before[0],
                before[1],
                [.. before[2..].Chunk(2).Select(pair => (pair[0], pair[^1]))],
                options.TextAt("stat") ?? widget.TextAt("stat") ?? "Average");
        }
    }

    /// <summary><c>...</c> stands for what the one before has at its beginning, and <c>.</c> for what it has there.</summary>
    private static string[] Whole(string[] parts, string[] before)
    {
        if (parts[0] == "...")
            parts = [.. before[..(before.Length - (parts.Length - 1))], .. parts[1..]];
        return [.. parts.Select((part, index) => part == "." ? before[index] : part)];
    }

    private static IEnumerable<ShownMetric> Search(string place, string expression, IReadOnlyDictionary<string, string[]> names)
    {
        var search = SearchExpression().Match(expression);
        if (!search.Success)
            throw new InvalidDataException($"{place} {expression} is not known here: teach it to {nameof(ShownMetrics)}.");
        var dimension = search.Groups["dimension"].Value;
        var words = search.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        (string Name, string Value)[] stage = search.Groups["stage"].Success ? [("Stage", search.Groups["stage"].Value)] : [];
        return from name in names[dimension]
               where words.All(name.Split('-').Contains)
               select new ShownMetric(
                   place, search.Groups["namespace"].Value, search.Groups["metric"].Value, [.. stage, (dimension, name)], search.Groups["stat"].Value);
    }

    [GeneratedRegex(@"^SEARCH\('\{(?<namespace>[^,}]+)(,Stage)?,(?<dimension>\w+)\} MetricName=""(?<metric>\w+)""( Stage=""(?<stage>\w+)"")?(?<words>[^'=]*)', '(?<stat>\w+)', 300\)$")]
    private static partial Regex SearchExpression();
}
