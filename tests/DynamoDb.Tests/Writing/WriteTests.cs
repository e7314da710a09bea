using System.Text.Json.Nodes;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.Testing.DynamoDb;

namespace Graph.DynamoDb.Tests.Writing;

public sealed class WriteTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static readonly Ticket First = Ticket.Sold("jazz", 1)[0];

    [Fact]
    public async Task What_was_put_is_got_back()
    {
        var tickets = await Ticket.NewTable(fixture, "put");

        var result = await tickets.Put(First);

        Assert.True(result.Succeeded);
        Assert.Equal(First, await tickets.Get(First.Id));
        Assert.Null(await tickets.Get("nowhere"));
    }

    [Fact]
    public async Task An_insert_where_an_item_is_gives_that_item_and_changes_nothing()
    {
        var tickets = await Ticket.NewTable(fixture, "insert", First);

        var result = await tickets.Insert(First with { Price = 99 });

        Assert.True(result.ConditionFailed);
        Assert.Equal(First, result.Item);
        Assert.Equal(First, await tickets.Get(First.Id));
    }

    [Fact]
    public async Task An_update_gives_the_item_as_it_is_after_it()
    {
        var tickets = await Ticket.NewTable(fixture, "update", First);

        var result = await tickets.Update(First.Id, Update.Nothing.Set("status", "used"), Condition.Equal("status", "open"));

        Assert.Equal(First with { Status = "used" }, result.Item);
    }

    [Fact]
    public async Task An_update_whose_condition_fails_gives_the_item_that_failed_it()
    {
        var tickets = await Ticket.NewTable(fixture, "update-refused", First);

        var wrong = await tickets.Update(First.Id, Update.Nothing.Add("price", 1), Condition.Equal("status", "used"));
        var absent = await tickets.Update("nowhere", Update.Nothing.Add("price", 1), Condition.Exists("id"));

        Assert.Equal((true, First), (wrong.ConditionFailed, wrong.Item));
        Assert.Equal((true, null), (absent.ConditionFailed, absent.Item));
        Assert.Equal(First, await tickets.Get(First.Id));
    }

    [Fact]
    public async Task A_delete_gives_what_it_deleted()
    {
        var tickets = await Ticket.NewTable(fixture, "delete", First);

        var refused = await tickets.Delete(First.Id, Condition.Equal("status", "used"));
        var deleted = await tickets.Delete(First.Id);
        var again = await tickets.Delete(First.Id);

        Assert.Equal((true, First), (refused.ConditionFailed, refused.Item));
        Assert.Equal((true, First), (deleted.Succeeded, deleted.Item));
        Assert.Equal((true, null), (again.Succeeded, again.Item));
    }

    [Fact]
    public async Task A_key_that_is_not_the_table_s_is_refused_before_it_is_sent()
    {
        var tickets = await Ticket.NewTable(fixture, "keys");

        await Assert.ThrowsAsync<ArgumentException>(async () => await tickets.Get(new Key("a", "b")));
        Assert.Equal(0, fixture.Requests.Count("GetItem"));
    }

    [Fact]
    public async Task A_batch_writes_and_deletes_any_number_of_items_and_the_later_of_two_counts()
    {
        var old = Ticket.Sold("folk", 3);
        var tickets = await Ticket.NewTable(fixture, "batch", old);
        var sold = Ticket.Sold("jazz", 60);

        await tickets.BatchWrite([sold[0] with { Price = 99 }, .. sold], old.Select(ticket => (Key)ticket.Id));

        Assert.Equal(3, fixture.Requests.Count("BatchWriteItem"));
        Assert.Equal(sold, await tickets.All(new Graph.DynamoDb.Reading.Scan()).OrderBy(ticket => ticket.Id).ToArrayAsync());
    }

    [Fact]
    public async Task Unprocessed_writes_are_sent_again()
    {
        await Ticket.NewTable(fixture, "unprocessed");
        var refusals = 2;
        var log = new RequestLog { Answer = (_, body) => refusals-- > 0 ? Unprocessed(body) : null };
        var tickets = fixture.NewDatabase(log).Table(Ticket.Definition("unprocessed"), Ticket.Mapping);

        await tickets.BatchWrite([First]);

        Assert.Equal(3, log.Count("BatchWriteItem"));
        Assert.Equal(First, await tickets.Get(First.Id));
    }

    [Fact]
    public async Task Writes_that_stay_unprocessed_end_in_an_exception()
    {
        var log = new RequestLog { Answer = (_, body) => Unprocessed(body) };
        var tickets = fixture.NewDatabase(log).Table(Ticket.Definition("never"), Ticket.Mapping);

        await Assert.ThrowsAsync<OverloadedException>(async () => await tickets.BatchWrite([First]));

        Assert.Equal(8, log.Count("BatchWriteItem"));
    }

    private static HttpResponseMessage Unprocessed(JsonNode body) =>
        RequestLog.Json(new JsonObject { ["UnprocessedItems"] = body["RequestItems"]!.DeepClone() });
}
