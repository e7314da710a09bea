using System.Text.Json;
using Graph.Gateway.Rest.Shaping;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>Orders added up in many ways.</summary>
internal static class OrderStatistics
{
    private const string WithCustomers = "includeCustomerStats";

    private static readonly Shape s_shape = new(
        ("groups", Formats.Spread),
        ("byPaymentType", Formats.Keyed("name")),
        ("byStatus", Formats.Keyed("name")),
        ("customer", Formats.Spread),
        ("totalRevenue", Formats.Money),
        ("averageOrderValue", Formats.Money),
        ("revenue", Formats.Money),
        ("avgItemsPerOrder", Formats.Money),
        ("peakOrderHour", WritePeakHour),
        ("peakOrderDay", WritePeakDay));

    public static ShimParameter Customers { get; } = new(
        WithCustomers, "Whether `topCustomers` are wanted: `true`, as it is when left out, or anything else.", ReadCustomers)
    {
        Type = "boolean",
        Example = "false",
    };

    public static void BindTrends(ShimInputs inputs)
    {
        ReportDays.BindLast(inputs, 7, "from7", "to7");
        ReportDays.BindLast(inputs, 30, "from30", "to30");
        ReportDays.BindLast(inputs, 90, "from90", "to90");
    }

    public static void Write(ShimResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var member in result.Data.EnumerateObject())
        {
            if (member.NameEquals("last7Days"u8))
                json.WriteStartObject("trends"u8);
            s_shape.WriteMember(new MemberPlace(result.Data, member, s_shape, result), json);
            if (member.NameEquals("last90Days"u8))
                json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static RestError? ReadCustomers(ShimInputs inputs)
    {
        inputs.Variables["customers"] = inputs.Parameter(WithCustomers) is null or "true";
        return null;
    }

    private static void WritePeakHour(in MemberPlace place, Utf8JsonWriter json) =>
        json.WriteString(place.Name, PeakOf(place.Value) is { } hour ? $"{hour.AsSpan(hour[0] == '0' ? 1 : 0)}:00" : "N/A");

    private static void WritePeakDay(in MemberPlace place, Utf8JsonWriter json) =>
        json.WriteString(place.Name, PeakOf(place.Value) ?? "N/A");

    /// <summary>The name of the group with most orders, the first of equal ones; null without groups.</summary>
    private static string? PeakOf(JsonElement groups)
    {
        var all = groups.EnumerateArray().ToArray();
        return all.Length == 0 ? null : all.MaxBy(group => group.GetProperty("orderCount"u8).GetInt32()).GetProperty("name"u8).GetString();
    }
}
