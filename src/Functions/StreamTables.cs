using Graph.DynamoDb.Tables;
using Graph.Lambda.Events;

namespace Graph.Functions;

/// <summary>Which table a stream's record is of.</summary>
internal static class StreamTables
{
    /// <summary>Null when the record names none.</summary>
    public static string? Table(this DynamoDbStreamRecord record) =>
        record.EventSourceArn?.Split('/') is [_, var table, ..] ? table : null;

    /// <summary>Whatever the stage.</summary>
    public static bool IsOf(this DynamoDbStreamRecord record, TableDefinition table) =>
        record.Table()?.StartsWith(table.NameIn(""), StringComparison.Ordinal) == true;
}
