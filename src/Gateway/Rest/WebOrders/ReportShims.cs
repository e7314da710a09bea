namespace Graph.Gateway.Rest.WebOrders;

/// <summary>Reports over orders. They count orders as they are now, and those of the last second as a rule.</summary>
internal static class ReportShims
{
    public static IReadOnlyList<Shim> All { get; } =
    [
        new(WebOrdersApi.Instance, "GET", "/api/reports/sales", "SalesReport")
        {
            Summary = "What was sold, by days, weeks or months.",
            Parameters = [.. ReportDays.BothOrNone, SalesReport.Period],
            Write = static (result, json) => WebOrdersApi.WriteSuccess(result, json, default, SalesReport.Write),
            Example = ReportExamples.Sales,
        },
        new(WebOrdersApi.Instance, "GET", "/api/reports/overview", "SalesOverview")
        {
            Summary = "What was sold today, this week and this month (UTC), and the latest ten orders.",
            Fragments = ["PeriodFigures", .. OrderShape.Fragments],
            Complete = SalesOverview.BindPeriods,
            Write = static (result, json) => WebOrdersApi.WriteSuccess(result, json, default, SalesOverview.Write),
            Example = ReportExamples.Overview,
        },
        new(WebOrdersApi.Instance, "GET", "/api/reports/statistics", "OrderStatistics")
        {
            Summary = "Orders by payment, status and time, where they go, and who orders most.",
            Fragments = ["TrendFigures", "TopCustomer"],
            Parameters = [.. ReportDays.EachAlone, OrderStatistics.Customers],
            Complete = OrderStatistics.BindTrends,
            Write = static (result, json) =>
            {
                var count = result.At("overall.totalOrders").GetInt32();
                WebOrdersApi.WriteSuccess(result, json, new Meta(count, count), OrderStatistics.Write);
            },
            Example = ReportExamples.Statistics,
        },
        new(WebOrdersApi.Instance, "GET", "/api/reports/categories", "CategoryReport")
        {
            Summary = "What was sold by category of the catalogue, and of its products.",
            Parameters = ReportDays.BothOrNone,
            Write = static (result, json) => WebOrdersApi.WriteSuccess(result, json, default, CategoryReport.Write),
            Example = ReportExamples.Categories,
        },
    ];
}
