using Graph.DynamoDb.Tables;

namespace Graph.Functions.Definitions;

/// <summary>What a function may do with a table, or with one of its indexes.</summary>
/// <param name="Index">Null for the table itself.</param>
internal sealed record TableAccess(TableDefinition Table, TableActions Actions, string? Index = null);

/// <summary>
/// DynamoDB's actions, named as it names the permissions for them. A transaction needs those for what is in it.
/// </summary>
[Flags]
internal enum TableActions
{
    None = 0,
    GetItem = 1,
    BatchGetItem = 2,
    Query = 4,
    Scan = 8,
    PutItem = 16,
    UpdateItem = 32,
    DeleteItem = 64,
    BatchWriteItem = 128,
}
