using System.Text.Json.Nodes;

namespace Graph.Operations.Tests.Migration;

/// <summary>Whole tables as DynamoDB's own JSON, and what the old ones should become, by rules of the tests' own.</summary>
internal static class Rows
{
    private const int PageSize = 500;

    private static readonly string[] s_secrets = ["square_access_token", "square_refresh_token", "accessToken", "refreshToken"];

    /// <summary>The items by id, each as a text in which attributes and sets are in order.</summary>
    public static async Task<Dictionary<string, string>> Read(Uri database, string table)
    {
        using var http = new HttpClient();
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        JsonNode? after = null;
        do
        {
            var request = new JsonObject { ["TableName"] = table, ["Limit"] = PageSize, ["ConsistentRead"] = true };
            if (after is not null)
                request["ExclusiveStartKey"] = after.DeepClone();
            var page = await Scan(http, database, request);
            foreach (var item in page["Items"]!.AsArray())
                rows.Add(item!["id"]!["S"]!.GetValue<string>(), Ordered(item)!.ToJsonString());
            after = page["LastEvaluatedKey"];
        }
        while (after is not null);
        return rows;
    }

    /// <summary>All items of all five tables, by table and id.</summary>
    public static async Task<SortedDictionary<string, string>> ReadAll(Uri database, Func<string, string> name)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in OldSystem.Tables)
            foreach (var (id, row) in await Read(database, name(table)))
                all.Add($"{table} {id}", row);
        return all;
    }

    /// <summary>What old items should be in the new tables.</summary>
    /// <param name="ttl">What webhooks without one get.</param>
    public static SortedDictionary<string, string> ExpectedAll(SortedDictionary<string, string> old, long ttl)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, row) in old)
            all.Add(id, Expected(id.Split(' ')[0], JsonNode.Parse(row)!.AsObject(), ttl));
        return all;
    }

    private static string Expected(string table, JsonObject item, long ttl)
    {
        foreach (var secret in s_secrets)
            item.Remove(secret);
        if (table is "joylabs-catalog-users" or "joylabs-catalog-products" or "joylabs-catalog-categories")
            item.Remove("ttl");
        if (table == "joylabs-catalog-webhooks" && item["ttl"]?.ToJsonString() is null or """{"N":"0"}""" or """{"NULL":true}""")
            item["ttl"] = new JsonObject { ["N"] = $"{ttl}" };
        return Ordered(item)!.ToJsonString();
    }

    private static async Task<JsonNode> Scan(HttpClient http, Uri database, JsonObject request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, database) { Content = new StringContent(request.ToJsonString()) };
        message.Content.Headers.ContentType = new("application/x-amz-json-1.0");
        message.Headers.TryAddWithoutValidation("X-Amz-Target", "DynamoDB_20120810.Scan");
        message.Headers.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=local/20310506/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none");
        using var response = await http.SendAsync(message);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, answer);
        return JsonNode.Parse(answer)!;
    }

    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } set when set.First() is { Key: "SS" or "NS" or "BS", Value: JsonArray elements } => new JsonObject
        {
            [set.First().Key] = new JsonArray(
                [.. elements.Select(element => element!.GetValue<string>()).Order(StringComparer.Ordinal).Select(text => (JsonNode)text)]),
        },
        JsonObject members => new JsonObject(
            members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Ordered(member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(Ordered)]),
        _ => node?.DeepClone(),
    };
}
