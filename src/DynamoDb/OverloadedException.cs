namespace Graph.DynamoDb;

/// <summary>DynamoDB still left keys unprocessed after the last attempt. Nothing is wrong with the request: it can be sent again later.</summary>
public sealed class OverloadedException : Exception
{
    internal OverloadedException(string table, int unprocessed)
        : base($"Table {table}: {unprocessed} keys were still unprocessed after the last attempt.")
    {
        Table = table;
        Unprocessed = unprocessed;
    }

    public string Table { get; }

    public int Unprocessed { get; }
}
