using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.DynamoDb.Tables;

namespace Graph.DynamoDb;

public sealed partial class Table<T>
{
    internal T Read(Dictionary<string, AttributeValue> row) => mapping.Read(new ItemReader(row, root));

    internal Dictionary<string, AttributeValue> Write(T item)
    {
        var writer = new ItemWriter();
        mapping.Write(item, writer);
        return writer.Attributes;
    }

    internal Dictionary<string, AttributeValue> ToAttributes(Key key)
    {
        if (key.Sort.HasValue != Definition.Sort is not null)
            throw new ArgumentException($"Key {key} has not the parts of table {Name}'s key.", nameof(key));
        var attributes = new Dictionary<string, AttributeValue>(2, StringComparer.Ordinal)
        {
            [Definition.Partition.Name] = key.Partition.ToAttributeValue(),
        };
        if (key.Sort is { } sort)
            attributes.Add(Definition.Sort!.Name, sort.ToAttributeValue());
        return attributes;
    }

    internal Key KeyOf(Dictionary<string, AttributeValue> row) =>
        new(KeyValue(row, Definition.Partition), Definition.Sort is { } sort ? KeyValue(row, sort) : default(ItemValue?));

    /// <summary>The cursor that stands at a row: its table key and the key of the index that is read.</summary>
    internal string Cursor(ReadPlan plan, Dictionary<string, AttributeValue> row)
    {
        var position = Definition.KeyAttributes(plan.Index).Select(key => KeyValuePair.Create(key.Name, KeyValue(row, key)));
        return database.Cursors.Encode(plan.Scope, position.ToArray());
    }

    private ItemValue KeyValue(Dictionary<string, AttributeValue> row, KeyAttribute key) =>
        row.TryGetValue(key.Name, out var value) && ItemValue.TryFrom(value, out var scalar)
            ? scalar
            : throw new MalformedItemException(Name, key.Name, "a key value", "absent");
}
