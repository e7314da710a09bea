using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb;
using Graph.Resolvers;

namespace Graph.LocalDev.Tests;

/// <summary>All rows of all tables as text, for what is looked for in them; bytes as hexadecimal digits, base64 and letters.</summary>
internal static class TableText
{
    /// <summary>DynamoDB Local takes long for all that is left of a table.</summary>
    private const int MostPerRequest = 1_000;

    public static async Task<string> OfAll(Database database)
    {
        var text = new StringBuilder();
        foreach (var table in Slices.Tables)
        {
            Dictionary<string, AttributeValue>? start = null;
            do
            {
                var page = await database.Client.ScanAsync(new ScanRequest { TableName = table.NameIn(database.Stage), ExclusiveStartKey = start, Limit = MostPerRequest });
                foreach (var row in page.Items)
                    text.AppendLine(JsonSerializer.Serialize(row.ToDictionary(pair => pair.Key, pair => Plain(pair.Value))));
                start = page.LastEvaluatedKey is { Count: > 0 } last ? last : null;
            }
            while (start is not null);
        }
        return text.ToString();
    }

    private static object? Plain(AttributeValue value) => value switch
    {
        { S: { } text } => text,
        { N: { } number } => number,
        { B: { } bytes } => $"{Convert.ToHexStringLower(bytes.ToArray())} {Convert.ToBase64String(bytes.ToArray())} {Encoding.Latin1.GetString(bytes.ToArray())}",
        { M: { } map } => map.ToDictionary(pair => pair.Key, pair => Plain(pair.Value)),
        { L: { } list } => list.Select(Plain).ToArray(),
        _ => null,
    };
}
