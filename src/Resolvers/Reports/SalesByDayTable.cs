using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Reports;

/// <summary>
/// The table of what was sold each day: by what (a facet, such as <c>city</c>), then by day and which (such as
/// <c>2031-05-06#Napier</c>). The rows of <c>version</c> count the changes of the others.
/// </summary>
public static class SalesByDayTable
{
    public static TableDefinition Definition { get; } = new("weborders", "sales-by-day", "facet", "day_value") { TimeToLive = null };
}
