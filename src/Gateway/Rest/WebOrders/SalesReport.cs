using System.Text.Json;
using Graph.Gateway.Rest.Shaping;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>What was sold, and when.</summary>
internal static class SalesReport
{
    private const string GroupBy = "groupBy";
    private const int MonthLength = 7;

    private static readonly Shape s_shape = new(
        ("total_revenue", Formats.Money),
        ("average_order_value", Formats.Money),
        ("date_range", static (in MemberPlace place, Utf8JsonWriter json) => ReportDays.WriteRange(place.Name, place.Result.Inputs, json)),
        ("group_by", static (in MemberPlace place, Utf8JsonWriter json) =>
            json.WriteString(place.Name, place.Result.Inputs.Parameter(GroupBy) ?? "day")),
        ("timeline", Formats.Only),
        ("date", WriteDate),
        ("revenue", Formats.Number));

    public static ShimParameter Period { get; } = new(
        GroupBy, "How long the periods of the timeline are: `day`, `week` or `month`; everything else is `day`.", ReadPeriod) { Example = "month" };

    public static void Write(ShimResult result, Utf8JsonWriter json) => s_shape.Write(result.Data, json, result);

    private static RestError? ReadPeriod(ShimInputs inputs)
    {
        inputs.Variables["by"] = inputs.Parameter(GroupBy) switch
        {
            "week" => "WEEK",
            "month" => "MONTH",
            _ => "DAY",
        };
        return null;
    }

    /// <summary>A month has no day.</summary>
    private static void WriteDate(in MemberPlace place, Utf8JsonWriter json)
    {
        var start = place.Value.GetString()!;
        json.WriteString(place.Name, place.Result.Inputs.Variables["by"] is "MONTH" ? start.AsSpan(0, MonthLength) : start);
    }
}
