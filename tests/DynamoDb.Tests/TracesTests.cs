using System.Net;
using Amazon.DynamoDBv2;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Reading;
using Graph.Testing;
using Graph.Testing.DynamoDb;

namespace Graph.DynamoDb.Tests;

/// <summary>Spans are all that they say, so that no key, item or text of an exception is in one.</summary>
public sealed class TracesTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_request_is_a_span_with_its_operation_and_its_table()
    {
        var tickets = await Ticket.NewTable(fixture, "traced", Ticket.Sold("jazz", 2));
        using var spans = new RecordedSpans();

        await tickets.Get("jazz-0000");
        await tickets.Put(Ticket.Sold("jazz", 1)[0]);
        await tickets.Update("jazz-0001", Update.Nothing.Set("status", "used"));
        await tickets.Delete("jazz-0001");
        await tickets.Query(new Query("jazz") { Index = "by-event" });
        await tickets.BatchGet(["jazz-0000", "jazz-0001"]);

        var table = Ticket.Definition("traced").NameIn(fixture.Stage);
        Assert.Equal(
            from operation in new[] { "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "BatchGetItem" } select Span(operation, table),
            spans.All);
    }

    [Fact]
    public async Task A_transaction_is_a_span_with_all_its_tables()
    {
        var tickets = await Ticket.NewTable(fixture, "both", Ticket.Sold("jazz", 1));
        var others = await Ticket.NewTable(fixture, "others");
        using var spans = new RecordedSpans();

        var result = await fixture.Database.Transaction().Delete(tickets, "jazz-0000").Insert(others, Ticket.Sold("jazz", 1)[0]).Commit();

        Assert.True(result.Succeeded);
        var tables = $"{Ticket.Definition("both").NameIn(fixture.Stage)},{Ticket.Definition("others").NameIn(fixture.Stage)}";
        Assert.Equal(
            [$"TransactWriteItems db.system.name=aws.dynamodb db.operation.name=TransactWriteItems aws.dynamodb.table_names={tables}"], spans.All);
    }

    [Fact]
    public async Task Each_attempt_is_a_span_and_those_that_fail_say_of_what()
    {
        await Ticket.NewTable(fixture, "attempts", Ticket.Sold("jazz", 1));
        var answers = new Queue<Func<HttpResponseMessage?>>(
        [
            () => RequestLog.Error("ProvisionedThroughputExceededException"),
            () => RequestLog.Error("InternalServerError", HttpStatusCode.InternalServerError),
            () => null,
        ]);
        var tickets = fixture.NewDatabase(new RequestLog { Answer = (_, _) => answers.Dequeue()() }).Table(Ticket.Definition("attempts"), Ticket.Mapping);
        using var spans = new RecordedSpans();

        Assert.NotNull(await tickets.Get("jazz-0000"));

        var table = Ticket.Definition("attempts").NameIn(fixture.Stage);
        Assert.Equal(
            [
                Span("GetItem", table, "ProvisionedThroughputExceededException"),
                Span("GetItem", table, "InternalServerErrorException"),
                Span("GetItem", table),
            ],
            spans.All);
    }

    [Fact]
    public async Task What_is_refused_or_comes_too_late_is_a_span_that_has_failed()
    {
        var refused = fixture.NewDatabase(new RequestLog { Answer = (_, _) => RequestLog.Error("AccessDeniedException") });
        var late = fixture.NewDatabase(
            new RequestLog { Answer = (_, _) => throw new TaskCanceledException() }, options => options with { Backoff = options.Backoff with { Attempts = 1 } });
        using var spans = new RecordedSpans();

        await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(async () => await refused.Table(Ticket.Definition("no"), Ticket.Mapping).Get("key-1"));
        await Assert.ThrowsAsync<TimeoutException>(async () => await late.Table(Ticket.Definition("no"), Ticket.Mapping).Get("key-1"));

        var table = Ticket.Definition("no").NameIn(fixture.Stage);
        Assert.Equal([Span("GetItem", table, nameof(AmazonDynamoDBException)), Span("GetItem", table, nameof(TimeoutException))], spans.All);
    }

    private static string Span(string operation, string table, string? error = null) =>
        $"{operation} {table}{(error is null ? "" : " failed")} db.system.name=aws.dynamodb db.operation.name={operation} aws.dynamodb.table_names={table}"
        + (error is null ? "" : $" error.type={error}");
}
