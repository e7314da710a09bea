namespace Graph.DynamoDb.Tables;

/// <summary>A global secondary index. It projects all attributes unless <see cref="KeysOnly"/>.</summary>
public sealed record IndexDefinition(string Name, KeyAttribute Partition, KeyAttribute? Sort = null)
{
    public bool KeysOnly { get; init; }
}
