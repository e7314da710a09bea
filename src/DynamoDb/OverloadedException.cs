namespace Graph.DynamoDb;

/// <summary>
/// DynamoDB was still throttling, or left keys unprocessed, after the last attempt. Nothing is wrong with the request: it can
/// be sent again later.
/// </summary>
public sealed class OverloadedException : Exception
{
    internal OverloadedException(Exception throttling)
        : base($"DynamoDB throttled the request to the last attempt: {throttling.Message}", throttling)
    {
    }

    internal OverloadedException(string table, int unprocessed)
        : base($"Table {table}: {unprocessed} keys were still unprocessed after the last attempt.")
    {
    }
}
