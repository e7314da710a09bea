using System.Text.Json.Nodes;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.DynamoDb.Tables;
using Graph.Testing.DynamoDb;

namespace Graph.DynamoDb.Tests.Reading;

public sealed class BatchGetTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_batch_of_252_keys_with_repetitions_and_gaps_takes_3_requests_and_gives_what_exists()
    {
        var sold = Ticket.Sold("jazz", 249);
        var tickets = await Ticket.NewTable(fixture, "chunks", sold);

        var keys = sold.Select(ticket => ticket.Id).Concat(["jazz-0000", "jazz-0001", "nowhere"]).ToArray();
        var found = await tickets.BatchGet(keys);

        Assert.Equal(3, fixture.Requests.Count("BatchGetItem"));
        Assert.Equal(sold, found.Values.OrderBy(ticket => ticket.Id));
        Assert.False(found.ContainsKey("nowhere"));
    }

    [Fact]
    public async Task Keys_that_nothing_can_have_do_not_spoil_the_others()
    {
        var tickets = await Ticket.NewTable(fixture, "impossible", Ticket.Sold("jazz", 1));

        var found = await tickets.BatchGet(["", "jazz-0000", new string('x', 2049), new string('é', 1025), new string('x', 2048)]);

        Assert.Equal(["jazz-0000"], found.Keys);
        Assert.Null(await tickets.Get(""));
        Assert.Null(await tickets.Get(new string('é', 1025)));
        Assert.Empty((await tickets.Query(new Query("") { Index = "by-event" })).Items);
        Assert.Equal(0, await tickets.Count(new Query(new string('x', 10_000_000)) { Index = "by-event" }));
    }

    [Fact]
    public async Task No_keys_are_no_request()
    {
        var tickets = await Ticket.NewTable(fixture, "none");

        Assert.Empty(await tickets.BatchGet(Array.Empty<string>()));
        Assert.Equal(0, fixture.Requests.Count("BatchGetItem"));
    }

    [Fact]
    public async Task Keys_with_a_numeric_sort_part_find_their_items_however_the_number_is_written()
    {
        var definition = new TableDefinition("seats", "numeric", "hall", KeyAttribute.Number("seat"));
        await fixture.Database.CreateTables([definition]);
        var seats = fixture.Database.Table<Seat>(definition, new(
            item => new Seat(item.String("hall"), item.Decimal("seat")),
            (seat, item) => item.String("hall", seat.Hall).Number("seat", seat.Number)));
        await seats.BatchWrite([new Seat("A", 1), new Seat("A", 2.5m)]);

        var found = await seats.BatchGet([new Key("A", 1), new Key("A", 2.50m), new Key("A", 3)]);

        Assert.Equal(new Seat("A", 2.5m), found[new Key("A", ItemValue.Number("2.500"))]);
        Assert.Equal(2, found.Count);
    }

    [Fact]
    public async Task Unprocessed_keys_are_asked_for_again_and_nothing_else_is()
    {
        var sold = Ticket.Sold("jazz", 3);
        await Ticket.NewTable(fixture, "unprocessed", sold);
        var log = new RequestLog();
        var tickets = fixture.NewDatabase(log).Table(Ticket.Definition("unprocessed"), Ticket.Mapping);
        var refusals = 2;
        log.Answer = (_, body) => refusals-- > 0 ? Unprocessed(body) : null;

        var found = await tickets.BatchGet(sold.Select(ticket => ticket.Id).ToArray());

        Assert.Equal(3, found.Count);
        Assert.Equal(3, log.Count("BatchGetItem"));
        Assert.Equal([3, 3, 3], log.Bodies("BatchGetItem").Select(body => Keys(body, tickets.Name).Count));
    }

    [Fact]
    public async Task Keys_that_stay_unprocessed_end_in_an_exception_that_counts_them()
    {
        var log = new RequestLog { Answer = (_, body) => Unprocessed(body) };
        var database = fixture.NewDatabase(log, options => options with { Backoff = options.Backoff with { Attempts = 3 } });
        var tickets = database.Table(Ticket.Definition("never"), Ticket.Mapping);

        var exception = await Assert.ThrowsAsync<OverloadedException>(async () => await tickets.BatchGet(["a", "b"]));

        Assert.Equal($"Table {tickets.Name}: 2 keys were still unprocessed after the last attempt.", exception.Message);
        Assert.Equal(3, log.Count("BatchGetItem"));
    }

    [Fact]
    public async Task A_batch_can_be_cancelled_while_it_waits()
    {
        using var cancellation = new CancellationTokenSource();
        var log = new RequestLog();
        log.Answer = (_, body) =>
        {
            cancellation.Cancel();
            return Unprocessed(body);
        };
        var patient = new Backoff { FirstDelay = TimeSpan.FromMinutes(10), LongestDelay = TimeSpan.FromMinutes(10) };
        var tickets = fixture.NewDatabase(log, options => options with { Backoff = patient })
            .Table(Ticket.Definition("cancelled"), Ticket.Mapping);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await tickets.BatchGet(["a"], cancellation.Token));
    }

    /// <summary>All that was asked for, given back unprocessed.</summary>
    private static HttpResponseMessage Unprocessed(JsonNode body) =>
        RequestLog.Json(new JsonObject { ["Responses"] = new JsonObject(), ["UnprocessedKeys"] = body["RequestItems"]!.DeepClone() });

    private static JsonArray Keys(JsonNode body, string table) => body["RequestItems"]![table]!["Keys"]!.AsArray();

    private sealed record Seat(string Hall, decimal Number);
}
