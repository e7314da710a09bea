namespace Graph.DynamoDb.Items;

/// <summary>How a <typeparamref name="T"/> is read from an item and written to one: two plain functions, no reflection.</summary>
/// <remarks>What <paramref name="Write"/> writes includes the key attributes of the table and of its indexes.</remarks>
public sealed record ItemMapping<T>(Func<ItemReader, T> Read, Action<T, ItemWriter> Write)
    where T : notnull;
