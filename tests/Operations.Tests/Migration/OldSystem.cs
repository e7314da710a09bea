using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Graph.Operations.Tests.Migration;

/// <summary>The five tables of the old system at a stage, and invented items in the shapes that it left there.</summary>
internal sealed class OldSystem(IAmazonDynamoDB client, string stage)
{
    public static IReadOnlyList<string> Tables { get; } =
        ["joylabs-catalog-users", "joylabs-catalog-products", "joylabs-catalog-categories", "joylabs-catalog-webhooks", "joylabs-sessions"];

    /// <summary>One item with a value of every type, at the edges of what DynamoDB stores.</summary>
    public static Item EveryType { get; } = new()
    {
        ["id"] = new("every-type ünïcode \"quoted\" \u0001 🙂"),
        ["text"] = new("line\nline"),
        ["emptyText"] = new(""),
        ["number"] = new() { N = "-12345678901234567890123456789012345678" },
        ["small"] = new() { N = "1E-130" },
        ["large"] = new() { N = "9.9999999999999999999999999999999999999E+125" },
        ["binary"] = new() { B = new MemoryStream([0, 255, 1, 254]) },
        ["emptyBinary"] = new() { B = new MemoryStream() },
        ["yes"] = new() { BOOL = true },
        ["no"] = new() { BOOL = false },
        ["nothing"] = new() { NULL = true },
        ["texts"] = new() { SS = ["b", "a", ""] },
        ["numbers"] = new() { NS = ["3", "-1.5", "2E+20"] },
        ["binaries"] = new() { BS = [new MemoryStream([2]), new MemoryStream([1, 0])] },
        ["emptyMap"] = new() { M = [] },
        ["emptyList"] = new() { L = [] },
        ["nested"] = new()
        {
            M = new()
            {
                ["accessToken"] = new("a name inside of a map is any name"),
                ["list"] = new() { L = [new() { M = new() { ["deep"] = new() { L = [new() { NULL = true }, new() { BOOL = false }, new() { B = new MemoryStream([7]) }] } } }, new("")] },
            },
        },
    };

    public string Name(string table) => $"{table}-{stage}";

    public async Task Create()
    {
        foreach (var table in Tables)
        {
            await client.CreateTableAsync(new CreateTableRequest
            {
                TableName = Name(table),
                BillingMode = BillingMode.PAY_PER_REQUEST,
                KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
                AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            });
        }
    }

    public async Task Fill(int eachTable)
    {
        foreach (var table in Tables)
            await Put(table, Enumerable.Range(0, eachTable).Select(number => Invent(table, number)));
    }

    public async Task Put(string table, IEnumerable<Item> items)
    {
        foreach (var batch in items.Chunk(25))
            await client.BatchWriteItemAsync(new Dictionary<string, List<WriteRequest>>
            {
                [Name(table)] = [.. batch.Select(item => new WriteRequest(new PutRequest(item)))],
            });
    }

    private static Item Invent(string table, int number) => table switch
    {
        "joylabs-catalog-users" => User(number),
        "joylabs-catalog-products" => new Item
        {
            ["id"] = new($"product-{number}"),
            ["sku"] = new($"SKU{number % 50}"),
            ["price"] = Number(number * 1.25m),
            ["variations"] = new() { L = [new() { M = new() { ["name"] = new("Large"), ["stock"] = Number(number % 7) } }] },
            ["tags"] = new() { SS = ["new", $"tag{number % 9}"] },
            ["ttl"] = Number(1_900_000_000 + number),
        },
        "joylabs-catalog-categories" => new Item { ["id"] = new($"category-{number}"), ["name"] = new($"Category {number}") },
        "joylabs-catalog-webhooks" => Webhook(number),
        _ => new Item
        {
            ["id"] = new(number % 2 == 0 ? $"oauth_state_{number:x64}" : $"sid-{number:x32}"),
            ["state"] = new($"{number:x64}"),
            ["sess"] = new($$"""{"cookie":{"maxAge":86400000},"n":{{number}}}"""),
            // The first half of them expired long ago.
            ["expires"] = Number(number % 2 == 0 ? 1_600_000_000 + number : 4_000_000_000 + number),
        },
    };

    private static Item User(int number)
    {
        var user = new Item
        {
            ["id"] = new($"user-{number}"), ["name"] = new($"Name {number}"), ["email"] = new($"user{number}@example.com"),
            ["square_merchant_id"] = new($"M{number}"), ["square_token_expires_at"] = new("2031-05-06T00:00:00.000Z"),
        };
        if (number % 2 == 0)
            (user["square_access_token"], user["square_refresh_token"]) = (new($"EAAA{number}"), new($"EQAA{number}"));
        if (number % 3 == 0)
            user["ttl"] = Number(1_900_000_000);
        return user;
    }

    private static Item Webhook(int number)
    {
        var webhook = new Item
        {
            ["id"] = new($"webhook-{number}"), ["event_type"] = new("catalog.version.updated"), ["timestamp"] = new($"2031-05-06T00:00:{number % 60:d2}.000Z"),
            ["data"] = new($$"""{"n":{{number}}}"""), ["raw"] = new() { B = new MemoryStream(BitConverter.GetBytes(number)) },
        };
        if (number % 3 == 1)
            webhook["ttl"] = Number(4_000_000_000);
        if (number % 3 == 2)
            webhook["ttl"] = number % 2 == 0 ? Number(0) : new AttributeValue { NULL = true };
        return webhook;
    }

    private static AttributeValue Number(decimal value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };
}
