using Graph.Lambda.Events;
using Graph.LocalDev.Queues;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.LocalDev.Tests.Queues;

/// <summary>With a real fauxqs.</summary>
public sealed class QueuePumpTests : IAsyncLifetime
{
    private static readonly QueuePumpOptions Quick = new()
    {
        Redelivery = new(TimeSpan.Zero, TimeSpan.Zero),
    };

    private readonly Arrivals<string> arrivals = new();

    private SqsClient sqs = null!;
    private Queue queue = null!;

    public async Task InitializeAsync()
    {
        sqs = new SqsClient(await Emulators.Sqs());
        queue = await NewQueue(new QueueDefinition($"{Emulators.NewName("queue")}.fifo"));
    }

    public Task DisposeAsync()
    {
        sqs.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_queue_is_what_its_definition_says_also_when_it_is_created_again()
    {
        var again = await NewQueue(queue.Definition);
        var attributes = await sqs.GetQueueAttributes(queue.Url, ["All"], default);

        Assert.Equal(queue, again);
        Assert.Equal(("true", "30"), (attributes["FifoQueue"], attributes["VisibilityTimeout"]));
        Assert.Equal(
            $$"""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:{{queue.Definition.DeadLetterName}}","maxReceiveCount":5}""",
            attributes["RedrivePolicy"]);
        Assert.Equal("transactions-dead.fifo", QueueDefinition.Transactions.DeadLetterName);
    }

    [Fact]
    public async Task A_message_comes_as_AWS_gives_it_and_is_gone_once_the_function_has_ended()
    {
        var messages = new Arrivals<SqsMessage>();
        var finish = new TaskCompletionSource();
        await using var pump = Start(async (batch, _) =>
        {
            messages.Add(batch.Records.Single());
            await finish.Task;
            return BatchResponse.AllDone;
        });
        var id = await sqs.Send(queue.Url, new QueueMessage("""{"a":1}""", "group", "once"), default);
        await sqs.Send(queue.Url, new QueueMessage("""{"a":1}""", "group", "once"), default);

        var message = await messages.Next();
        Assert.Equal((id, """{"a":1}"""), (message.MessageId, message.Body));
        Assert.Equal(("group", "once", 1), (message.MessageGroupId, message.MessageDeduplicationId, message.ApproximateReceiveCount));
        Assert.Equal(("aws:sqs", queue.Arn, "us-east-1"), (message.EventSource, message.EventSourceArn, message.AwsRegion));
        Assert.Equal(
            ["ApproximateFirstReceiveTimestamp", "SenderId", "SentTimestamp", "SequenceNumber"],
            message.Attributes.Keys.Except(["MessageGroupId", "MessageDeduplicationId", "ApproximateReceiveCount"]).Order());
        Assert.NotEmpty(message.Md5OfBody!);
        Assert.Equal((0, 1), await Counts(queue.Url));

        finish.SetResult();
        await Until(async () => await Counts(queue.Url) == (0, 0));
    }

    [Fact]
    public async Task A_message_comes_again_after_a_failure_and_is_a_dead_letter_after_five_deliveries()
    {
        await using var pump = Start((batch, _) =>
        {
            var message = batch.Records.Single();
            arrivals.Add($"{message.Body} {message.ApproximateReceiveCount}");
            return message.Body == "bad" ? throw new InvalidOperationException("Thrown by a test.") : Done;
        });
        await Send("bad", "group");
        await Send("good", "group");

        Assert.Equal(["bad 1", "bad 2", "bad 3", "bad 4", "bad 5", "good 1"], await arrivals.Take(6));
        Assert.Equal("bad", Assert.Single(await sqs.Receive(queue.DeadLetterUrl, 10, TimeSpan.FromSeconds(5), default)).Body);
        await Until(async () => await Counts(queue.Url) == (0, 0));
    }

    [Fact]
    public async Task What_follows_a_failed_message_in_its_group_waits_for_it()
    {
        var failures = 2;
        await using var pump = Start((batch, _) =>
        {
            foreach (var message in batch.Records)
                arrivals.Add(message.Body);
            var failed = batch.Records.Where(message => message.Body == "1" && failures-- > 0);
            return Task.FromResult(BatchResponse.Failed(failed.Select(message => message.MessageId)));
        });
        foreach (var body in new[] { "1", "2", "3" })
            await Send(body, "group");

        Assert.Equal(["1", "1", "1", "2", "3"], await arrivals.Take(5));
    }

    /// <summary>Each waits for the other to have begun: one after another they would wait for ever.</summary>
    [Fact]
    public async Task Two_groups_are_done_side_by_side()
    {
        using var both = new Barrier();
        await using var pump = Start(
            async (batch, cancellationToken) =>
            {
                await both.Meet(cancellationToken);
                arrivals.Add(batch.Records.Single().Body);
                return BatchResponse.AllDone;
            },
            Quick with { BatchSize = 1, Concurrency = 2 });
        await Send("a", "first group");
        await Send("b", "second group");

        Assert.Equal(["a", "b"], (await arrivals.Take(2)).Order());
    }

    [Fact]
    public async Task The_function_is_given_no_more_at_once_than_is_configured()
    {
        var (now, most) = (0, 0);
        await using var pump = Start(
            async (batch, cancellationToken) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Counts(queue.Url);
                Interlocked.Decrement(ref now);
                arrivals.Add(batch.Records.Single().Body);
                return BatchResponse.AllDone;
            },
            Quick with { BatchSize = 1, Concurrency = 2 });
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Send($"{number}", $"group {number}")));

        Assert.Equal(40, (await arrivals.Take(40)).Distinct().Count());
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task What_was_under_way_when_a_pump_was_stopped_comes_to_the_next_one()
    {
        var pump = Start(async (batch, cancellationToken) =>
        {
            arrivals.Add(batch.Records.Single().Body);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return BatchResponse.AllDone;
        });
        await Send("interrupted", "group");
        await arrivals.Next();

        await pump.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5));

        await using var next = Start(Record);
        Assert.Equal("interrupted 2", await arrivals.Next());
    }

    [Fact]
    public async Task What_takes_longer_than_a_message_is_held_is_cancelled_and_comes_again()
    {
        var brief = await NewQueue(
            new QueueDefinition(Emulators.NewName("brief")) { VisibilityTimeout = TimeSpan.FromSeconds(1) });
        var first = true;
        await using var pump = QueuePump.Start(
            sqs,
            brief,
            async (batch, cancellationToken) =>
            {
                if (first)
                {
                    first = false;
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
                return await Record(batch, cancellationToken);
            },
            NullLogger.Instance,
            Quick);
        await sqs.Send(brief.Url, new QueueMessage("long"), default);

        Assert.Equal("long 2", await arrivals.Next());
    }

    [Fact]
    public async Task It_outlasts_a_queue_that_is_away()
    {
        var redirection = new Redirection(await Emulators.Sqs()) { Breaks = operation => operation == "ReceiveMessage" };
        using var broken = new SqsClient(redirection.Endpoint, redirection);
        await using var pump = QueuePump.Start(broken, queue, Record, NullLogger.Instance, Quick);
        await Send("kept", "group");
        redirection.Breaks = _ => false;

        Assert.Equal("kept 1", await arrivals.Next());
    }

    private static Task<BatchResponse> Done => Task.FromResult(BatchResponse.AllDone);

    private QueuePump Start(
        Func<SqsEvent, CancellationToken, Task<BatchResponse>> handler, QueuePumpOptions? options = null) =>
        QueuePump.Start(sqs, queue, handler, NullLogger.Instance, options ?? Quick);

    private Task<BatchResponse> Record(SqsEvent batch, CancellationToken cancellationToken)
    {
        foreach (var message in batch.Records)
            arrivals.Add($"{message.Body} {message.ApproximateReceiveCount}");
        return Done;
    }

    private Task<Queue> NewQueue(QueueDefinition definition) => Queue.Create(sqs, definition);

    private Task Send(string body, string group) =>
        sqs.Send(queue.Url, new QueueMessage(body, group, Guid.NewGuid().ToString("N")), default);

    /// <summary>How many messages wait, and how many are with somebody.</summary>
    private async Task<(int Visible, int Held)> Counts(string url)
    {
        const string visible = "ApproximateNumberOfMessages", held = "ApproximateNumberOfMessagesNotVisible";
        var attributes = await sqs.GetQueueAttributes(url, [visible, held], default);
        return (int.Parse(attributes[visible]), int.Parse(attributes[held]));
    }

    private static async Task Until(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await condition())
            await looks.WaitForNextTickAsync(deadline.Token);
    }

    /// <summary>Two wait here for each other.</summary>
    private sealed class Barrier : IDisposable
    {
        private readonly SemaphoreSlim met = new(0);
        private int waiting;

        public async Task Meet(CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref waiting) == 2)
                met.Release(2);
            await met.WaitAsync(cancellationToken);
        }

        public void Dispose() => met.Dispose();
    }
}
