using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb;
using Graph.LocalDev.Processes;

namespace Graph.LocalDev.Tests;

/// <summary>One DynamoDB Local and one fauxqs of this test process; each test has tables and queues of its own.</summary>
internal static class Emulators
{
    private static readonly Lazy<Task<DynamoDbLocal>> StartedDynamoDb = new(() => DynamoDbLocal.Start());
    private static readonly Lazy<Task<Fauxqs>> StartedFauxqs = new(() => Fauxqs.Start());

    public static async Task<Uri> DynamoDb() => (await StartedDynamoDb.Value).Endpoint;

    public static async Task<Uri> Sqs() => (await StartedFauxqs.Value).Endpoint;

    public static async Task<IAmazonDynamoDB> DynamoDbClient() => DynamoDbClientFactory.Create(await DynamoDb());

    public static string NewName(string purpose) => $"{purpose}-{Guid.NewGuid():N}";

    /// <summary>With a stream, and a key <c>id</c>.</summary>
    public static Task CreateTable(IAmazonDynamoDB client, string name) => client.CreateTableAsync(new CreateTableRequest
    {
        TableName = name,
        BillingMode = BillingMode.PAY_PER_REQUEST,
        KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
        AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
        StreamSpecification = new StreamSpecification
        {
            StreamEnabled = true,
            StreamViewType = StreamViewType.NEW_AND_OLD_IMAGES,
        },
    });

    public static Task Put(IAmazonDynamoDB client, string table, string id, string value = "x") =>
        client.PutItemAsync(table, new() { ["id"] = new() { S = id }, ["value"] = new() { S = value } });

    public static Task Delete(IAmazonDynamoDB client, string table, string id) =>
        client.DeleteItemAsync(table, new() { ["id"] = new() { S = id } });
}
