using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb;

namespace Graph.Operations.Migration;

/// <summary>An old table that exists and the new one for it.</summary>
/// <param name="New">Null while it does not exist.</param>
internal sealed record TablePair(MigratedTable Table, TableDescription Old, string NewName, TableDescription? New)
{
    public string OldName => Old.TableName;

    /// <summary>How many items the old table had some hours ago, which is all that DynamoDB says without reading it.</summary>
    public long Estimated => Old.ItemCount ?? 0;

    /// <exception cref="MigrationStoppedException">One is missing or not what it should be: before anything is done with any.</exception>
    public static async Task<IReadOnlyList<TablePair>> Find(MigrationPlan plan, Requests requests, CancellationToken cancellationToken)
    {
        var pairs = new List<TablePair>();
        foreach (var table in plan.Tables)
        {
            var (oldName, newName) = (table.OldName(plan.OldStage), table.NewName(plan.NewStage));
            if (oldName == newName)
                throw new MigrationStoppedException($"{oldName} is both the old table and the new one: check --source-stage and --stage.");
            var old = await requests.Describe(oldName, cancellationToken).ConfigureAwait(false) ?? throw new MigrationStoppedException(
                $"Table {oldName} does not exist: check --source-stage, or choose those that do with --table. Nothing was done.");
            var found = await requests.Describe(newName, cancellationToken).ConfigureAwait(false);
            CheckKey(old);
            if (found is not null)
                CheckKey(found);
            pairs.Add(new TablePair(table, old, newName, found));
        }
        return pairs;
    }

    /// <summary>Creates the new table when it is missing.</summary>
    public async Task<TablePair> Create(Database database, Requests requests, CancellationToken cancellationToken)
    {
        await database.CreateTables([Table.DefinitionLike(Old)], cancellationToken).ConfigureAwait(false);
        return this with { New = await requests.Describe(NewName, cancellationToken).ConfigureAwait(false) };
    }

    public TableCheckpoint Beginning(int segments) => new(
        OldName, IdOf(Old), NewName, IdOf(New!), [.. Enumerable.Repeat(SegmentCheckpoint.Beginning, segments)]);

    private static string IdOf(TableDescription table) => table.TableId ?? $"{table.TableArn} {table.CreationDateTime:O}";

    private static void CheckKey(TableDescription table)
    {
        if (table.KeySchema is not [{ AttributeName: MigratedTable.Key }]
            || table.AttributeDefinitions.Single(attribute => attribute.AttributeName == MigratedTable.Key).AttributeType != "S")
            throw new MigrationStoppedException(
                $"The key of table {table.TableName} is not the text {MigratedTable.Key} alone: it is none of those that this command knows.");
    }
}
