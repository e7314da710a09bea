using System.IO.Pipelines;
using System.Net;
using Amazon.DynamoDBv2;
using Graph.DynamoDb.Reading;
using Graph.Testing.DynamoDb;

namespace Graph.DynamoDb.Tests;

/// <summary>What is sent again, and what is not.</summary>
public sealed class DatabaseTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Theory]
    [InlineData("ProvisionedThroughputExceededException", HttpStatusCode.BadRequest)]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest)]
    [InlineData("RequestLimitExceeded", HttpStatusCode.BadRequest)]
    [InlineData("InternalServerError", HttpStatusCode.InternalServerError)]
    [InlineData("ServiceUnavailable", HttpStatusCode.ServiceUnavailable)]
    [InlineData("TransactionConflictException", HttpStatusCode.BadRequest)]
    public async Task What_passes_is_sent_again(string error, HttpStatusCode status)
    {
        var purpose = "passing" + error;
        var tickets = await Ticket.NewTable(fixture, purpose);
        var failures = 3;
        var log = new RequestLog { Answer = (_, _) => failures-- > 0 ? RequestLog.Error(error, status) : null };

        await fixture.NewDatabase(log).Table(Ticket.Definition(purpose), Ticket.Mapping).Put(Ticket.Sold("jazz", 1)[0]);

        Assert.Equal(4, log.Count("PutItem"));
        Assert.NotNull(await tickets.Get("jazz-0000"));
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again()
    {
        await Ticket.NewTable(fixture, "broken", Ticket.Sold("jazz", 1));
        var failures = 2;
        var log = new RequestLog
        {
            Answer = (_, _) => failures-- > 0 ? throw new HttpRequestException("Connection reset by peer") : null,
        };

        var ticket = await fixture.NewDatabase(log).Table(Ticket.Definition("broken"), Ticket.Mapping).Get("jazz-0000");

        Assert.NotNull(ticket);
        Assert.Equal(3, log.Count("GetItem"));
    }

    [Fact]
    public async Task An_answer_that_begins_and_does_not_end_is_given_up_and_asked_for_again()
    {
        await Ticket.NewTable(fixture, "hanging", Ticket.Sold("jazz", 1));
        var hangs = 1;
        var log = new RequestLog
        {
            Answer = (_, _) => hangs-- > 0 ? new HttpResponseMessage { Content = new EndlessContent() } : null,
        };
        var database = fixture.NewDatabase(log, options => options with { RequestTimeout = TimeSpan.FromMilliseconds(500) });

        var ticket = await database.Table(Ticket.Definition("hanging"), Ticket.Mapping).Get("jazz-0000");

        Assert.NotNull(ticket);
    }

    [Fact]
    public async Task No_answer_to_the_last_attempt_is_a_timeout()
    {
        var log = new RequestLog { Answer = (_, _) => new HttpResponseMessage { Content = new EndlessContent() } };
        var database = fixture.NewDatabase(log, options => options with
        {
            RequestTimeout = TimeSpan.FromMilliseconds(50),
            Backoff = options.Backoff with { Attempts = 2 },
        });

        await Assert.ThrowsAsync<TimeoutException>(
            async () => await database.Table(Ticket.Definition("silent"), Ticket.Mapping).Get("a"));
    }

    [Fact]
    public async Task Once_patience_is_at_its_end_nothing_is_sent_again()
    {
        var log = new RequestLog { Answer = (_, _) => throw new HttpRequestException("Connection refused") };
        var database = fixture.NewDatabase(log, options => options with { Patience = TimeSpan.Zero });

        await Assert.ThrowsAnyAsync<Exception>(
            async () => await database.Table(Ticket.Definition("gone"), Ticket.Mapping).Get("a"));

        Assert.Equal(1, log.Count("GetItem"));
    }

    [Fact]
    public async Task Throttling_to_the_last_attempt_is_an_exception_of_its_own()
    {
        var log = new RequestLog { Answer = (_, _) => RequestLog.Error("ThrottlingException") };
        var tickets = fixture.NewDatabase(log).Table(Ticket.Definition("throttled"), Ticket.Mapping);

        await Assert.ThrowsAsync<OverloadedException>(async () => await tickets.Query(new Query("a")));

        Assert.Equal(8, log.Count("Query"));
    }

    [Theory]
    [InlineData("ValidationException")]
    [InlineData("ResourceNotFoundException")]
    [InlineData("AccessDeniedException")]
    public async Task What_does_not_pass_is_sent_once(string error)
    {
        var log = new RequestLog { Answer = (_, _) => RequestLog.Error(error) };
        var tickets = fixture.NewDatabase(log).Table(Ticket.Definition("once"), Ticket.Mapping);

        await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(async () => await tickets.Get("a"));

        Assert.Equal(1, log.Count("GetItem"));
    }

    [Fact]
    public async Task What_requests_use_is_told_only_when_asked_for()
    {
        var consumed = new List<double>();
        await Ticket.NewTable(fixture, "capacity", Ticket.Sold("jazz", 1));
        var log = new RequestLog();
        var counting = fixture.NewDatabase(log, options => options with { OnConsumed = used => consumed.Add(used.CapacityUnits ?? 0) });

        var tickets = counting.Table(Ticket.Definition("capacity"), Ticket.Mapping);
        await tickets.Get("jazz-0000");
        await tickets.Get("jazz-0000", consistent: true);
        await fixture.Database.Table(Ticket.Definition("capacity"), Ticket.Mapping).Get("jazz-0000");

        Assert.Equal([0.5, 1], consumed);
        Assert.Null(fixture.Requests.Bodies("GetItem").Last()["ReturnConsumedCapacity"]);
    }

    [Fact]
    public void Waits_double_up_to_the_longest()
    {
        var backoff = new Backoff { FirstDelay = TimeSpan.FromMilliseconds(25), LongestDelay = TimeSpan.FromSeconds(1) };

        Assert.Equal(
            [25, 50, 100, 200, 400, 800, 1000, 1000],
            Enumerable.Range(1, 8).Select(attempt => backoff.Ceiling(attempt).TotalMilliseconds));
        Assert.Equal(TimeSpan.FromSeconds(1), backoff.Ceiling(int.MaxValue));
    }

    /// <summary>A body of which no byte ever comes.</summary>
    private sealed class EndlessContent : HttpContent
    {
        private readonly Pipe pipe = new();

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(
            Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            pipe.Reader.CopyToAsync(stream, cancellationToken);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
