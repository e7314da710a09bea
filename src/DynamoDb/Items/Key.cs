namespace Graph.DynamoDb.Items;

/// <summary>The primary key of an item: its partition value and, where the table has a sort key, its sort value.</summary>
public readonly record struct Key(ItemValue Partition, ItemValue? Sort = null)
{
    public static implicit operator Key(string partition) => new(partition);

    public override string ToString() => Sort is { } sort ? $"{Partition}/{sort}" : Partition.ToString();
}
