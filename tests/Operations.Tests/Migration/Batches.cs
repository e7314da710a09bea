using System.Text.Json.Nodes;

namespace Graph.Operations.Tests.Migration;

/// <summary>What DynamoDB does with a batch that it has no capacity for: the rest of it goes back.</summary>
internal static class Batches
{
    public static bool CanBeParted(string operation) => operation is "BatchWriteItem" or "BatchGetItem";

    /// <summary>Takes the second half, and of a single one that one, out of a batch of one table.</summary>
    /// <returns>What was taken, in the shape of the batch.</returns>
    public static JsonNode TakeHalf(string operation, JsonNode body)
    {
        var left = body["RequestItems"]!.DeepClone();
        var (kept, taken) = (List(operation, body["RequestItems"]!), List(operation, left));
        var half = kept.Count / 2;
        while (kept.Count > Math.Max(1, half))
            kept.RemoveAt(kept.Count - 1);
        // A batch may not be empty: a single one goes through, and is taken for unprocessed all the same.
        for (var i = 0; i < half; i++)
            taken.RemoveAt(0);
        return left;
    }

    public static string WithLeft(string operation, string answer, JsonNode left)
    {
        var whole = JsonNode.Parse(answer)!.AsObject();
        whole[operation == "BatchWriteItem" ? "UnprocessedItems" : "UnprocessedKeys"] = left;
        return whole.ToJsonString();
    }

    /// <summary>The ids that a BatchWriteItem puts, each with its table.</summary>
    public static IEnumerable<string> IdsOf(JsonNode body) =>
        from table in body["RequestItems"]!.AsObject()
        from write in table.Value!.AsArray()
        select $"{table.Key} {write!["PutRequest"]!["Item"]!["id"]!["S"]}";

    private static JsonArray List(string operation, JsonNode items)
    {
        var table = items.AsObject().Single().Value!;
        return operation == "BatchWriteItem" ? table.AsArray() : table["Keys"]!.AsArray();
    }
}
