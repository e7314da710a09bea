using Graph.GraphQL.Response;

namespace Graph.GraphQL.AspNetCore.Subscriptions.Connections;

/// <summary>
/// Messages on their way to one client, sent in order, one at a time. Nothing runs while there are none. Beyond its bounds
/// whoever adds has to wait; how long it has been beyond them tells a slow client.
/// </summary>
/// <param name="send">Sends one message; what it throws means that the client is gone.</param>
internal sealed class OutgoingQueue(Func<ReadOnlyMemory<byte>, ValueTask> send, SubscriptionOptions options, Clock clock)
{
    private readonly Lock _gate = new();
    private readonly Queue<Utf8JsonBuffer> _waiting = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _room;
    private long _fullSince;
    private int _bytes;
    private bool _isStarted;
    private bool _isSending;
    private bool _isFinished;

    /// <summary>Until then messages wait.</summary>
    public void Start()
    {
        lock (_gate)
        {
            _isStarted = true;
            if (!TryBeginSending())
                return;
        }

        _ = SendAll();
    }

    /// <summary>Takes the message, as <see cref="Post"/> does, and is done when there is room for the next.</summary>
    public ValueTask Add(Utf8JsonBuffer message)
    {
        Post(message);
        return WaitForRoom();
    }

    /// <summary>
    /// Takes the message, which is disposed here; after the end it is dropped. Does not wait: for what is small and rare.
    /// </summary>
    public void Post(Utf8JsonBuffer message)
    {
        bool begins;
        lock (_gate)
        {
            if (_isFinished)
            {
                message.Dispose();
                return;
            }

            _waiting.Enqueue(message);
            _bytes += message.Length;
            begins = TryBeginSending();
        }

        if (begins)
            _ = SendAll();
    }

    /// <summary>No more messages: done when those that wait, unless they are dropped, have been sent.</summary>
    public Task Finish(bool dropsWaiting)
    {
        lock (_gate)
        {
            _isFinished = true;
            if (dropsWaiting || !_isStarted)
                Drop();
            if (!_isSending)
                _drained.TrySetResult();
        }

        return _drained.Task;
    }

    /// <summary>Whether the client has left it full for so long.</summary>
    public bool IsStuck()
    {
        lock (_gate)
            return _isStarted && !_isFinished && _room is not null && clock.HasPassed(options.SlowConsumerPatience, _fullSince);
    }

    private bool IsFull => _waiting.Count >= options.MaxQueuedMessages || _bytes >= options.MaxQueuedBytes;

    private bool TryBeginSending()
    {
        if (!_isStarted || _isSending || _waiting.Count == 0)
            return false;
        return _isSending = true;
    }

    private ValueTask WaitForRoom()
    {
        lock (_gate)
        {
            if (!IsFull)
                return default;
            if (_room is null)
            {
                _room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _fullSince = clock.Timestamp;
            }

            return new ValueTask(_room.Task);
        }
    }

    private async Task SendAll()
    {
        while (TryTake() is { } message)
        {
            try
            {
                await send(message.WrittenMemory).ConfigureAwait(false);
            }
            catch (Exception) // of whatever kind: the connection is gone, which who reads from it finds out
            {
                _ = Finish(dropsWaiting: true);
            }
            finally
            {
                message.Dispose();
            }
        }
    }

    private Utf8JsonBuffer? TryTake()
    {
        lock (_gate)
        {
            if (_waiting.TryDequeue(out var message))
            {
                _bytes -= message.Length;
                LetGoOn();
                return message;
            }

            _isSending = false;
            if (_isFinished)
                _drained.TrySetResult();
            return null;
        }
    }

    private void Drop()
    {
        while (_waiting.TryDequeue(out var message))
            message.Dispose();
        _bytes = 0;
        LetGoOn();
    }

    private void LetGoOn()
    {
        if (IsFull)
            return;
        _room?.TrySetResult();
        _room = null;
    }
}
