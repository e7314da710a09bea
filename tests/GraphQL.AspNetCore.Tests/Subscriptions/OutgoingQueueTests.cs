using System.Text;
using Graph.GraphQL.AspNetCore.Subscriptions;
using Graph.GraphQL.AspNetCore.Subscriptions.Connections;
using Graph.GraphQL.Response;
using Graph.Testing;

namespace Graph.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>The queue over a client that takes one message at a time, when the test lets it.</summary>
public sealed class OutgoingQueueTests
{
    private readonly SettableTime _time = new();
    private readonly SemaphoreSlim _takes = new(0);
    private readonly List<string> _taken = [];
    private readonly OutgoingQueue _queue;
    private Exception? _failure;

    public OutgoingQueueTests() => _queue = new OutgoingQueue(
        Take,
        new SubscriptionOptions { MaxQueuedMessages = 3, MaxQueuedBytes = 10, SlowConsumerPatience = TimeSpan.FromSeconds(5) },
        new Clock(_time));

    [Fact]
    public async Task Messages_wait_for_the_start_and_go_in_order()
    {
        _queue.Post(Message("a"));
        _queue.Post(Message("b"));
        _takes.Release(10);
        Assert.Empty(_taken);

        _queue.Start();
        _queue.Post(Message("c"));
        await _queue.Finish(dropsWaiting: false);

        Assert.Equal(["a", "b", "c"], _taken);
    }

    [Theory]
    [InlineData("a", "b", "c", "d")]
    [InlineData("a", "long-long-", "", "")]
    public async Task Beyond_its_bounds_who_adds_waits_for_room(params string[] messages)
    {
        _queue.Start();
        var last = default(ValueTask);
        foreach (var message in messages.Where(message => message.Length > 0))
        {
            Assert.True(last.IsCompleted);
            last = _queue.Add(Message(message));
        }

        Assert.False(last.IsCompleted);
        _takes.Release();
        await last.AsTask().WaitAsync(Eventually.Patience);
    }

    [Fact]
    public async Task At_the_end_what_waits_is_sent_and_what_comes_later_is_not()
    {
        _queue.Start();
        _queue.Post(Message("a"));
        _queue.Post(Message("b"));

        var finish = _queue.Finish(dropsWaiting: false);
        _queue.Post(Message("c"));
        Assert.False(finish.IsCompleted);
        _takes.Release(10);
        await finish;

        Assert.Equal(["a", "b"], _taken);
    }

    [Fact]
    public async Task At_the_end_what_waits_can_be_dropped_and_nobody_waits_any_more()
    {
        _queue.Start();
        foreach (var message in new[] { "a", "b", "c" })
            _queue.Post(Message(message));
        var last = _queue.Add(Message("d"));
        Assert.False(last.IsCompleted);

        var finish = _queue.Finish(dropsWaiting: true);
        await last.AsTask().WaitAsync(Eventually.Patience);
        _takes.Release(10);
        await finish;

        Assert.Equal(["a"], _taken);
    }

    [Fact]
    public async Task A_client_that_has_gone_ends_it()
    {
        _failure = new IOException("Broken pipe");
        _queue.Start();
        _queue.Post(Message("a"));
        _queue.Post(Message("b"));

        _takes.Release();

        await _queue.Finish(dropsWaiting: false).WaitAsync(Eventually.Patience);
        Assert.Empty(_taken);
    }

    [Fact]
    public async Task It_is_stuck_when_it_has_been_full_for_long()
    {
        _queue.Start();
        foreach (var message in new[] { "a", "b", "c" })
            _queue.Post(Message(message));
        _time.Seconds = 100;
        var last = _queue.Add(Message("d"));

        Assert.False(_queue.IsStuck());
        _time.Seconds = 104.9;
        Assert.False(_queue.IsStuck());
        _time.Seconds = 105;
        Assert.True(_queue.IsStuck());
        _takes.Release();
        await last.AsTask().WaitAsync(Eventually.Patience);
        Assert.False(_queue.IsStuck());
    }

    private async ValueTask Take(ReadOnlyMemory<byte> message)
    {
        await _takes.WaitAsync();
        if (_failure is not null)
            throw _failure;
        _taken.Add(Encoding.UTF8.GetString(message.Span));
    }

    private static Utf8JsonBuffer Message(string text)
    {
        var message = new Utf8JsonBuffer();
        message.Write(Encoding.UTF8.GetBytes(text));
        return message;
    }

    private sealed class SettableTime : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1_000;

        public override long GetTimestamp() => (long)(Seconds * 1_000);
    }
}
