using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Writing;
using Graph.Testing.DynamoDb;
using Condition = Graph.DynamoDb.Expressions.Condition;
using Update = Graph.DynamoDb.Expressions.Update;

namespace Graph.DynamoDb.Tests.Writing;

public sealed class TransactionTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static readonly Ticket[] Sold = Ticket.Sold("jazz", 4);

    [Fact]
    public async Task Operations_of_every_kind_happen_together()
    {
        var tickets = await Ticket.NewTable(fixture, "together", Sold[..3]);

        var result = await fixture.Database.Transaction()
            .Insert(tickets, Sold[3])
            .Update(tickets, Sold[0].Id, Update.Nothing.Set("status", "used"), Condition.Equal("status", "open"))
            .Delete(tickets, Sold[1].Id)
            .Check(tickets, Sold[2].Id, Condition.Exists("id"))
            .Commit();

        Assert.True(result.Succeeded);
        Assert.Equal(Sold[3], await tickets.Get(Sold[3].Id));
        Assert.Equal("used", (await tickets.Get(Sold[0].Id))!.Status);
        Assert.Null(await tickets.Get(Sold[1].Id));
    }

    [Fact]
    public async Task When_a_condition_fails_nothing_happens_and_the_refusal_holds_the_item()
    {
        var tickets = await Ticket.NewTable(fixture, "refused", Sold[0]);

        var result = await fixture.Database.Transaction()
            .Put(tickets, Sold[1])
            .Insert(tickets, Sold[0] with { Price = 99 })
            .Check(tickets, "nowhere", Condition.Exists("id"))
            .Commit();

        Assert.True(result.ConditionFailed);
        Assert.Equal([1, 2], result.Refusals.Select(refusal => refusal.Operation));
        Assert.All(result.Refusals, refusal => Assert.Equal(RefusalReason.ConditionFailed, refusal.Reason));
        Assert.Equal(Sold[0], result.Refusals[0].Item(tickets));
        Assert.Null(result.Refusals[1].Item(tickets));
        Assert.Null(await tickets.Get(Sold[1].Id));
    }

    [Fact]
    public async Task The_same_token_does_the_same_thing_once()
    {
        var tickets = await Ticket.NewTable(fixture, "token", Sold[0]);
        var token = Guid.NewGuid().ToString();

        for (var sent = 0; sent < 3; sent++)
            await fixture.Database.Transaction(token).Update(tickets, Sold[0].Id, Update.Nothing.Add("price", 10)).Commit();

        Assert.Equal(Sold[0].Price + 10, (await tickets.Get(Sold[0].Id))!.Price);
    }

    [Theory]
    [InlineData("TransactionConflict")]
    [InlineData("ThrottlingError")]
    [InlineData("ProvisionedThroughputExceeded")]
    public async Task What_passes_is_tried_again_with_the_same_token(string reason)
    {
        await Ticket.NewTable(fixture, "again" + reason);
        var refusals = 2;
        var log = new RequestLog { Answer = (_, _) => refusals-- > 0 ? Canceled("None", reason) : null };
        var database = fixture.NewDatabase(log);
        var tickets = database.Table(Ticket.Definition("again" + reason), Ticket.Mapping);

        var result = await database.Transaction().Insert(tickets, Sold[0]).Insert(tickets, Sold[1]).Commit();

        Assert.True(result.Succeeded);
        Assert.Equal(3, log.Count("TransactWriteItems"));
        Assert.Single(log.Bodies("TransactWriteItems").Select(body => (string?)body["ClientRequestToken"]).Distinct());
        Assert.Equal(Sold[1], await tickets.Get(Sold[1].Id));
    }

    [Fact]
    public async Task A_conflict_that_does_not_pass_is_a_refusal()
    {
        var log = new RequestLog { Answer = (_, _) => Canceled("TransactionConflict", "None") };
        var database = fixture.NewDatabase(log);
        var tickets = database.Table(Ticket.Definition("conflict"), Ticket.Mapping);

        var result = await database.Transaction().Put(tickets, Sold[0]).Put(tickets, Sold[1]).Commit();

        Assert.False(result.Succeeded);
        Assert.False(result.ConditionFailed);
        Assert.Equal((0, RefusalReason.Conflict), (result.Refusals.Single().Operation, result.Refusals.Single().Reason));
        Assert.Equal(8, log.Count("TransactWriteItems"));
    }

    [Fact]
    public async Task A_condition_that_failed_is_not_tried_again_beside_a_conflict()
    {
        var log = new RequestLog { Answer = (_, _) => Canceled("TransactionConflict", "ConditionalCheckFailed") };
        var database = fixture.NewDatabase(log);
        var tickets = database.Table(Ticket.Definition("both"), Ticket.Mapping);

        var result = await database.Transaction().Put(tickets, Sold[0]).Insert(tickets, Sold[1]).Commit();

        Assert.Equal([RefusalReason.Conflict, RefusalReason.ConditionFailed], result.Refusals.Select(refusal => refusal.Reason));
        Assert.Equal(1, log.Count("TransactWriteItems"));
    }

    [Fact]
    public async Task A_mistake_in_the_request_is_an_exception()
    {
        var tickets = await Ticket.NewTable(fixture, "mistake");
        var wrong = fixture.Database.Transaction().Update(tickets, "a", Update.Nothing.Set("id", "b"));

        await Assert.ThrowsAnyAsync<Amazon.DynamoDBv2.AmazonDynamoDBException>(async () => await wrong.Commit());
    }

    [Fact]
    public async Task One_hundred_operations_fit_and_one_more_does_not()
    {
        var tickets = await Ticket.NewTable(fixture, "hundred");
        var transaction = fixture.Database.Transaction();
        foreach (var ticket in Ticket.Sold("jazz", 100))
            transaction.Put(tickets, ticket);

        Assert.Throws<InvalidOperationException>(() => transaction.Put(tickets, Ticket.Sold("folk", 1)[0]));
        Assert.True((await transaction.Commit()).Succeeded);
        Assert.Equal(100, await tickets.Count(new Graph.DynamoDb.Reading.Scan()));
    }

    [Fact]
    public async Task A_transaction_of_nothing_succeeds_without_a_request()
    {
        fixture.Requests.Clear();

        Assert.True((await fixture.Database.Transaction().Commit()).Succeeded);
        Assert.Equal(0, fixture.Requests.Count("TransactWriteItems"));
    }

    private static HttpResponseMessage Canceled(params string[] reasons) =>
        RequestLog.Error(nameof(TransactionCanceledException), members: new JsonObject
        {
            ["CancellationReasons"] = new JsonArray(reasons.Select(reason => (JsonNode)new JsonObject { ["Code"] = reason }).ToArray()),
        });
}
