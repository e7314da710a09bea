using System.Text.Json;
using Graph.Gateway.Rest.Shaping;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>What was sold today, this week and this month, and the latest orders.</summary>
internal static class SalesOverview
{
    private static readonly Shape s_figures = new(
        ("revenue", Formats.Money), ("avg_order_value", Formats.Money), ("total_customers", Formats.Only));

    /// <summary>A week begins on its Sunday.</summary>
    public static void BindPeriods(ShimInputs inputs)
    {
        var today = DateOnly.FromDateTime(inputs.Now.UtcDateTime);
        ReportDays.Set(inputs, "today", today);
        ReportDays.Set(inputs, "week", today.AddDays(-(int)today.DayOfWeek));
        ReportDays.Set(inputs, "month", new DateOnly(today.Year, today.Month, 1));
    }

    public static void Write(ShimResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("overview"u8);
        foreach (var member in result.Data.EnumerateObject())
        {
            if (!member.NameEquals("recent_orders"u8))
                s_figures.WriteMember(new MemberPlace(result.Data, member, s_figures, result), json);
        }
        json.WriteEndObject();
        json.WritePropertyName("recent_orders"u8);
        OrderShape.Shape.Write(result.At("recent_orders.nodes"), json, result);
        json.WriteEndObject();
    }
}
