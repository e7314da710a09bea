using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Graph.Functions.Hosting;
using Graph.Lambda.Events;
using Graph.LocalDev.Seed;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;
using Graph.Resolvers.Transactions;
using Graph.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Functions.Tests.Permissions;

/// <summary>Whether functions get on with what their roles allow.</summary>
public sealed class PermissionTests(DeployedSystem system) : IClassFixture<DeployedSystem>
{
    [Theory]
    [InlineData("{ orders(first: 3) { nodes { id customer { name metrics { totalSpend } } items { product { name sales { orderCount } orders(first: 2) { nodes { id } } } } } } }")]
    [InlineData("{ orders(first: 3, filter: { search: \"a\" }) { nodes { id } } }")]
    [InlineData("{ customers(first: 3) { nodes { id orders(first: 2) { nodes { id } } } totalCount } }")]
    [InlineData("{ customers(first: 3, orderBy: NAME_ASC) { nodes { id metrics { segment cacheHit } } } }")]
    [InlineData("{ products(first: 3) { nodes { code category { name } } } productCategories { name productCount } }")]
    [InlineData("{ products(first: 3, category: \"Uncategorized\") { nodes { code } } }")]
    [InlineData("{ sales { orderCount byCategory { revenue } byCity(first: 3) { orderCount } } }")]
    [InlineData("{ search(text: \"smith\", first: 3) { nodes { __typename } } }")]
    [InlineData("{ me { id wallet { address } profile { userId } } users(first: 3) { nodes { id } } }")]
    [InlineData("{ myBusinesses(first: 3) { nodes { id email } } businesses(first: 3) { nodes { id } } }")]
    [InlineData("{ transactions(first: 3) { nodes { id } } squareConnection { merchantId } webhookEvents(status: RECEIVED) { nodes { eventId } } }")]
    public async Task Queries_are_answered(string query)
    {
        var answer = await system.Ask(query);

        Assert.Empty(system.Refused);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
    }

    [Fact]
    public async Task An_imported_order_comes_to_metrics_reports_and_search()
    {
        var function = system.Of(FunctionNames.OrderStream).GetRequiredService<OrderStream>();
        var done = new ConcurrentDictionary<string, int>();
        foreach (var table in new[] { OrdersTable.Definition, ContactsTable.Definition, ProductsTable.Definition, CustomerMetricsTable.Definition })
            await system.Follow(table, async (changes, token) =>
            {
                var response = await function.Of(changes, token);
                done.AddOrUpdate($"{table.Purpose}, {response.BatchItemFailures?.Count ?? 0} failed", 1, (_, count) => count + 1);
                return response;
            });

        await system.Ask("""
            mutation { importOrder(input: { reference: "P-1", items: [{ productCode: "X1", quantity: "2", unitPrice: "3", totalPrice: "6" }],
              contact: { email: "permissions@example.com", name: "Pia Mission" } }) { order { id } userErrors { message } } }
            """);

        await Eventually.Is(() => done.ContainsKey("orders, 0 failed") && done.ContainsKey("customer-metrics, 0 failed"));
        Assert.Empty(system.Refused);
    }

    [Fact]
    public async Task A_transaction_goes_its_way_and_is_swept()
    {
        var sent = await system.Ask(
            """
            mutation($password: Secret!) { submitTransaction(input: { to: "0x52908400098527886E0F7030069857D2E4169EE7", amount: "0.01",
              idempotencyKey: "permissions", password: $password }) { transaction { id } userErrors { code } } }
            """,
            new JsonObject { ["password"] = SeedWallets.Password });
        Assert.True(sent["data"]?["submitTransaction"]?["transaction"] is not null, sent.ToJsonString());
        var id = new TransactionId(sent["data"]!["submitTransaction"]!["transaction"]!["id"]!.ToString());

        await system.Of(FunctionNames.SweepTransactions).GetRequiredService<TransactionSweeper>().Sweep(CancellationToken.None);
        await system.Of(FunctionNames.ProcessTransaction).GetRequiredService<ProcessTransaction>().Handle(Message(id), CancellationToken.None);

        var settled = await system.Ask($$"""{ transaction(id: "{{id}}") { status } }""");
        Assert.Equal("SUCCEEDED", settled["data"]!["transaction"]!["status"]!.ToString());
        Assert.Empty(system.Refused);
    }

    [Fact]
    public async Task A_function_is_refused_what_is_not_its_own()
    {
        var orders = system.Of(FunctionNames.SquareWebhookProcessor).GetRequiredService<OrderStore>();

        await Assert.ThrowsAnyAsync<Amazon.DynamoDBv2.AmazonDynamoDBException>(async () => await orders.Get(new OrderId("1"), CancellationToken.None));

        var refused = Assert.Single(system.Refused);
        system.Refused.Clear();
        Assert.StartsWith(
            "SquareWebhookProcessorRole does not allow dynamodb:GetItem on arn:aws:dynamodb:eu-central-1:123456789012:table/weborders-orders-v3-dev:", refused);
    }

    private static SqsEvent Message(TransactionId id) => EventJson.ReadSqsEvent(System.Text.Encoding.UTF8.GetBytes(new JsonObject
    {
        ["Records"] = new JsonArray(new JsonObject
        {
            ["messageId"] = "m1",
            ["receiptHandle"] = "r",
            ["body"] = TransactionMessage.Of(id),
            ["attributes"] = new JsonObject { ["MessageGroupId"] = "user-1" },
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = "arn:aws:sqs:eu-central-1:123456789012:graph-transactions-dev.fifo",
        }),
    }.ToJsonString()));
}
