namespace Graph.DynamoDb.Tables;

/// <summary>
/// What a table is: the one place from which it is created locally, checked against AWS and against the deployment template.
/// </summary>
/// <remarks>
/// The name starts with <paramref name="Service"/>, the slice's, and <paramref name="Purpose"/>, what the table holds.
/// </remarks>
public sealed record TableDefinition(string Service, string Purpose, KeyAttribute Partition, KeyAttribute? Sort = null)
{
    /// <summary>The generation of table names, so that earlier systems' tables can stand beside these.</summary>
    public const string Generation = "v3";

    public IReadOnlyList<IndexDefinition> Indexes { get; init; } = [];

    /// <summary>The attribute with the second at which an item expires; null turns expiry off.</summary>
    public string? TimeToLive { get; init; } = "ttl";

    /// <summary>
    /// In production it can be brought back as it was, and is not deleted with the stack. False where nothing would be missed: what lives for
    /// minutes or hours anyway.
    /// </summary>
    public bool IsKept { get; init; } = true;

    public StreamView Stream { get; init; } = StreamView.None;

    /// <summary><c>{service}-{purpose}-v3-{stage}</c></summary>
    public string NameIn(string stage) => $"{Service}-{Purpose}-{Generation}-{stage}";

    internal IndexDefinition Index(string name) =>
        Indexes.FirstOrDefault(index => index.Name == name)
        ?? throw new ArgumentException($"Table {Service}-{Purpose} has no index {name}.", nameof(name));

    /// <summary>The attributes that make up a position in the table or in one of its indexes.</summary>
    internal IEnumerable<KeyAttribute> KeyAttributes(string? index)
    {
        KeyAttribute?[] own = index is null ? [] : [Index(index).Partition, Index(index).Sort];
        return new[] { Partition, Sort }.Concat(own).OfType<KeyAttribute>().DistinctBy(attribute => attribute.Name);
    }
}

/// <summary>Which images of a changed item its stream record holds.</summary>
public enum StreamView
{
    None,
    KeysOnly,
    NewImage,
    OldImage,
    NewAndOldImages,
}
