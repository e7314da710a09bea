using Amazon.DynamoDBv2.Model;

namespace Graph.DynamoDb.Items;

/// <summary>
/// Writes the attributes of one item, or of a map within it. A null value writes nothing: absent and null are one.
/// </summary>
public sealed class ItemWriter
{
    internal Dictionary<string, AttributeValue> Attributes { get; } = new(StringComparer.Ordinal);

    public ItemWriter String(string name, string? value) => value is null ? this : Add(name, new AttributeValue { S = value });

    public ItemWriter Number(string name, long? value) => value is { } number ? Scalar(name, number) : this;

    public ItemWriter Number(string name, int? value) => value is { } number ? Scalar(name, number) : this;

    public ItemWriter Number(string name, decimal? value) => value is { } number ? Scalar(name, number) : this;

    public ItemWriter Number(string name, double? value) => value is { } number ? Scalar(name, number) : this;

    public ItemWriter Boolean(string name, bool? value) => value is { } flag ? Scalar(name, flag) : this;

    /// <summary>As ISO 8601 text in UTC with milliseconds, so that it sorts and can be a key.</summary>
    public ItemWriter Timestamp(string name, DateTimeOffset? value) =>
        value is { } moment ? Scalar(name, ItemValue.Timestamp(moment)) : this;

    /// <summary>As whole seconds since 1970, the form of a ttl attribute.</summary>
    public ItemWriter EpochSeconds(string name, DateTimeOffset? value) =>
        value is { } moment ? Scalar(name, ItemValue.EpochSeconds(moment)) : this;

    public ItemWriter Binary(string name, byte[]? value) =>
        value is null ? this : Add(name, new AttributeValue { B = new MemoryStream(value, writable: false) });

    public ItemWriter Scalar(string name, ItemValue value) => Add(name, value.ToAttributeValue());

    /// <summary>Plain values as <see cref="ItemReader.Value"/> gives them; null is stored as NULL.</summary>
    public ItemWriter Value(string name, object? value) => Add(name, AttributeText.FromPlain(value));

    public ItemWriter Map(string name, Action<ItemWriter> write) => Add(name, MapValue(write));

    public ItemWriter List<TElement>(string name, IEnumerable<TElement>? elements, Action<TElement, ItemWriter> write)
    {
        if (elements is null)
            return this;
        var values = elements.Select(element => MapValue(writer => write(element, writer))).ToList();
        return Add(name, new AttributeValue { L = values });
    }

    public ItemWriter Strings(string name, IEnumerable<string>? values) =>
        values is null
            ? this
            : Add(name, new AttributeValue { L = values.Select(value => new AttributeValue { S = value }).ToList() });

    /// <summary>A string set. DynamoDB has no empty set, so an empty one writes nothing.</summary>
    public ItemWriter StringSet(string name, IEnumerable<string>? values)
    {
        var distinct = values?.Distinct(StringComparer.Ordinal).ToList();
        return distinct is { Count: > 0 } ? Add(name, new AttributeValue { SS = distinct }) : this;
    }

    private ItemWriter Add(string name, AttributeValue value)
    {
        Attributes.Add(name, value);
        return this;
    }

    private static AttributeValue MapValue(Action<ItemWriter> write)
    {
        var writer = new ItemWriter();
        write(writer);
        return new AttributeValue { M = writer.Attributes };
    }
}
