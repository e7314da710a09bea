using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Tests;

/// <summary>What is in the tables, past the stores: rows as other systems write and find them.</summary>
internal static class Stored
{
    public static async Task<JsonNode> Row(Shop shop, TableDefinition table, string key, string value)
    {
        var response = await shop.Database.Client.GetItemAsync(
            table.NameIn(shop.Database.Stage), new Dictionary<string, AttributeValue> { [key] = new(value) }, true);
        return JsonNode.Parse(Document.FromAttributeMap(response.Item ?? []).ToJson())!;
    }

    public static async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> All(Shop shop, TableDefinition table) =>
        (await shop.Database.Client.ScanAsync(new ScanRequest(table.NameIn(shop.Database.Stage)) { ConsistentRead = true })).Items ?? [];

    public static Task Put(Shop shop, TableDefinition table, string row) =>
        shop.Database.Client.PutItemAsync(table.NameIn(shop.Database.Stage), Document.FromJson(row).ToAttributeMap());

    public static void AssertJson(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
