using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Graph.DynamoDb.Tables;

/// <summary>Where a table that exists differs from its definition, one sentence each.</summary>
internal static class TableDifferences
{
    public static async Task<IReadOnlyList<string>> Find(
        IAmazonDynamoDB client, TableDefinition definition, string stage, CancellationToken cancellationToken)
    {
        var name = definition.NameIn(stage);
        try
        {
            var described = await client.DescribeTableAsync(name, cancellationToken).ConfigureAwait(false);
            var expiry = await client.DescribeTimeToLiveAsync(name, cancellationToken).ConfigureAwait(false);
            return [.. Compare(definition, described.Table, expiry.TimeToLiveDescription)];
        }
        catch (ResourceNotFoundException)
        {
            return [$"{name} does not exist."];
        }
    }

    private static IEnumerable<string> Compare(TableDefinition definition, TableDescription table, TimeToLiveDescription? expiry)
    {
        var name = table.TableName;
        var types = table.AttributeDefinitions.ToDictionary(
            attribute => attribute.AttributeName, attribute => attribute.AttributeType.Value);
        var key = KeyText(definition.Partition, definition.Sort);
        if (KeyText(table.KeySchema, types) is var found && found != key)
            yield return $"{name}: the key is {found}, not {key}.";
        foreach (var difference in CompareIndexes(definition, table, types))
            yield return $"{name}: {difference}";
        if (StreamText(table.StreamSpecification) is var stream && stream != StreamText(definition.Stream))
            yield return $"{name}: the stream is {stream}, not {StreamText(definition.Stream)}.";
        if (ExpiryText(expiry) is var attribute && attribute != definition.TimeToLive)
            yield return $"{name}: items expire by {attribute ?? "nothing"}, not by {definition.TimeToLive ?? "nothing"}.";
    }

    private static IEnumerable<string> CompareIndexes(
        TableDefinition definition, TableDescription table, Dictionary<string, string> types)
    {
        var present = (table.GlobalSecondaryIndexes ?? []).ToDictionary(index => index.IndexName, StringComparer.Ordinal);
        foreach (var index in definition.Indexes)
        {
            if (!present.Remove(index.Name, out var found))
            {
                yield return $"index {index.Name} is missing.";
                continue;
            }
            var wanted = IndexText(KeyText(index.Partition, index.Sort), TableCreation.Projection(index).ProjectionType);
            var actual = IndexText(KeyText(found.KeySchema, types), found.Projection.ProjectionType);
            if (actual != wanted)
                yield return $"index {index.Name} is {actual}, not {wanted}.";
        }
        foreach (var name in present.Keys.Order(StringComparer.Ordinal))
            yield return $"index {name} is not in the definition.";
    }

    private static string KeyText(KeyAttribute partition, KeyAttribute? sort)
    {
        var text = $"{partition.Name} ({TableCreation.TypeOf(partition)})";
        return sort is null ? text : $"{text}, {sort.Name} ({TableCreation.TypeOf(sort)})";
    }

    /// <summary>DynamoDB lists the partition key first.</summary>
    private static string KeyText(List<KeySchemaElement> schema, Dictionary<string, string> types) =>
        string.Join(", ", schema.Select(element => $"{element.AttributeName} ({types[element.AttributeName]})"));

    private static string IndexText(string key, ProjectionType projection) => $"{key} with {projection}";

    private static string StreamText(StreamSpecification? stream) =>
        stream is { StreamEnabled: true } ? stream.StreamViewType.Value : "off";

    private static string StreamText(StreamView view) => view == StreamView.None ? "off" : TableCreation.ViewType(view).Value;

    private static string? ExpiryText(TimeToLiveDescription? expiry) =>
        expiry?.TimeToLiveStatus == TimeToLiveStatus.ENABLED || expiry?.TimeToLiveStatus == TimeToLiveStatus.ENABLING
            ? expiry.AttributeName
            : null;
}
