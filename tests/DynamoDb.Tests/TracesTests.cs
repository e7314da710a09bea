using Amazon.DynamoDBv2.Model;
using Graph.Testing;

namespace Graph.DynamoDb.Tests;

public sealed class TracesTests
{
    private static readonly Database s_database = new(
        DynamoDbClientFactory.Create(new Uri("http://127.0.0.1:1")), new DatabaseOptions { Stage = "dev", CursorKey = Paging.CursorKey.ForThisProcess() });

    [Fact]
    public async Task A_request_is_a_span_with_its_table_and_no_key()
    {
        using var spans = new RecordedSpans();
        var key = new Dictionary<string, AttributeValue> { ["id"] = new("S3CRET") };

        await s_database.SendOnce(Answer, new GetItemRequest("orders", key), CancellationToken.None);
        await s_database.SendOnce(
            Answer,
            new BatchGetItemRequest(new Dictionary<string, KeysAndAttributes> { ["orders"] = new(), ["products"] = new() }),
            CancellationToken.None);
        await s_database.SendOnce(
            Answer,
            new TransactWriteItemsRequest
            {
                TransactItems = [new() { Put = new() { TableName = "orders" } }, new() { ConditionCheck = new() { TableName = "orders" } }],
            },
            CancellationToken.None);

        Assert.Equal(
            [
                "GetItem orders db.system.name=aws.dynamodb db.operation.name=GetItem aws.dynamodb.table_names=orders",
                "BatchGetItem db.system.name=aws.dynamodb db.operation.name=BatchGetItem aws.dynamodb.table_names=orders,products",
                "TransactWriteItems orders db.system.name=aws.dynamodb db.operation.name=TransactWriteItems aws.dynamodb.table_names=orders",
            ],
            spans.All);
    }

    [Fact]
    public async Task One_that_fails_is_a_span_that_has_failed_and_fails()
    {
        using var spans = new RecordedSpans();

        await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => s_database.SendOnce<ScanRequest, string>(
            (_, _) => throw new ProvisionedThroughputExceededException("S3CRET"), new ScanRequest("orders"), CancellationToken.None));

        Assert.Equal(
            [
                "Scan orders failed db.system.name=aws.dynamodb db.operation.name=Scan aws.dynamodb.table_names=orders"
                    + " error.type=ProvisionedThroughputExceededException",
            ],
            spans.All);
    }

    private static Task<string> Answer<T>(T request, CancellationToken cancellationToken) => Task.FromResult("answer");
}
