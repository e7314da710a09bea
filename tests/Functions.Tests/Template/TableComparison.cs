using System.Text.Json.Nodes;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Tables;
using Graph.Functions.Definitions;
using Graph.Resolvers;

namespace Graph.Functions.Tests.Template;

/// <summary>Where tables are not what the code defines.</summary>
internal static class TableComparison
{
    /// <summary>Those of the slices, and those that functions reach beside them.</summary>
    public static IReadOnlyList<TableDefinition> Defined { get; } =
    [
        .. Slices.Tables.Concat(FunctionDefinitions.All.SelectMany(function => function.Tables.Select(access => access.Table)))
            .DistinctBy(table => table.NameIn("")),
    ];

    public static IEnumerable<string> Problems(Stack stack, string stage)
    {
        var present = stack.Resources.OfType("AWS::DynamoDB::Table").ToLookup(table => table.Properties.TextAt("TableName"));
        foreach (var table in Defined)
        {
            var name = table.NameIn(stage);
            var found = present[name].ToArray();
            if (found is not [var (id, properties)])
                yield return $"Table {name} is {found.Length} times in the template: declare it once, as the code defines it.";
            else if (Text(properties) is var text && text != Text(table))
                yield return $"Table {id} is\n{text}\nand the code says\n{Text(table)}\nChange the template, unless the code is wrong.";
            else
                foreach (var problem in Kept(id, stack.Resources[id]!, table.IsKept && stage == "prod"))
                    yield return problem;
        }
        var names = Defined.Select(table => table.NameIn(stage)).ToHashSet();
        foreach (var table in present.Where(table => table.Key is null || !names.Contains(table.Key)))
            yield return $"Table {table.Key} is defined nowhere in the code: remove it, or put its definition into Slices.Tables.";
    }

    private static IEnumerable<string> Kept(string id, JsonNode table, bool isKept)
    {
        (string Path, string Wanted)[] wanted =
        [
            ("Properties.BillingMode", "PAY_PER_REQUEST"),
            ("Properties.SSESpecification.SSEType", "KMS"),
            ("Properties.SSESpecification.SSEEnabled", "true"),
            ("Properties.SSESpecification.KMSMasterKeyId", "{DataKey.Arn}"),
            ("Properties.DeletionProtectionEnabled", isKept ? "true" : "false"),
            ("Properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", isKept ? "true" : "false"),
            ("DeletionPolicy", isKept ? "Retain" : "Delete"),
            ("UpdateReplacePolicy", isKept ? "Retain" : "Delete"),
        ];
        return from value in wanted
               let found = table.TextAt(value.Path)
               where found != value.Wanted
               select $"Table {id} has {value.Path} {found ?? "nowhere"} and should have {value.Wanted}, as the code and the stage say.";
    }

    private static string Text(TableDefinition table)
    {
        var types = table.Indexes.SelectMany(index => new[] { index.Partition, index.Sort })
            .Concat([table.Partition, table.Sort])
            .OfType<KeyAttribute>()
            .ToLookup(key => key.Name, key => key.Kind switch { ScalarKind.Number => "N", ScalarKind.Binary => "B", _ => "S" });
        var indexes = table.Indexes.Select(index => $"{index.Name}: {Key(index.Partition, index.Sort)}, {(index.KeysOnly ? "KEYS_ONLY" : "ALL")}");
        return Text(
            types.Select(type => $"{type.Key} {type.First()}"),
            Key(table.Partition, table.Sort),
            indexes,
            table.TimeToLive,
            table.Stream switch
            {
                StreamView.None => null,
                StreamView.KeysOnly => "KEYS_ONLY",
                StreamView.NewImage => "NEW_IMAGE",
                StreamView.OldImage => "OLD_IMAGE",
                _ => "NEW_AND_OLD_IMAGES",
            });
    }

    private static string Text(JsonObject properties) => Text(
        properties.ListAt("AttributeDefinitions").Select(attribute => $"{attribute["AttributeName"]} {attribute["AttributeType"]}"),
        Key(properties),
        properties.ListAt("GlobalSecondaryIndexes")
            .Select(index => $"{index["IndexName"]}: {Key(index)}, {index.TextAt("Projection.ProjectionType")}"),
        properties.TextAt("TimeToLiveSpecification.Enabled") == "true" ? properties.TextAt("TimeToLiveSpecification.AttributeName") : null,
        properties.TextAt("StreamSpecification.StreamViewType"));

    private static string Text(IEnumerable<string> types, string key, IEnumerable<string> indexes, string? expiry, string? stream) =>
        $"""
          key {key}; of {string.Join(", ", types.Order(StringComparer.Ordinal))}
          indexes {string.Join("; ", indexes.Order(StringComparer.Ordinal))}
          expires by {expiry ?? "nothing"}; stream {stream ?? "off"}
        """;

    private static string Key(KeyAttribute partition, KeyAttribute? sort) => sort is null ? partition.Name : $"{partition.Name}, {sort.Name}";

    private static string Key(JsonNode keyed) => string.Join(
        ", ",
        from type in new[] { "HASH", "RANGE" }
        from element in keyed.ListAt("KeySchema")
        where element.TextAt("KeyType") == type
        select element.TextAt("AttributeName"));
}
