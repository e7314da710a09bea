using Graph.GraphQL.AspNetCore.Subscriptions.Connections;
using Graph.GraphQL.AspNetCore.Subscriptions.Operations;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Response;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Graph.GraphQL.AspNetCore.Subscriptions.Streams;

/// <summary>A response that streams one operation, in either framing.</summary>
internal sealed partial class StreamedOperation : IStreamingConnection, IDisposable
{
    private readonly HttpContext _context;
    private readonly IStreamFraming _framing;
    private readonly StreamingServices _services;
    private readonly DateTimeOffset? _expiresAt;
    private readonly OutgoingQueue _queue;
    private readonly CancellationTokenSource _end;
    private readonly Lock _gate = new();
    private long _keptAliveAt;
    private Ending? _ending;
    private bool _isOver;

    public StreamedOperation(HttpContext context, IStreamFraming framing, DateTimeOffset? expiresAt, StreamingServices services)
    {
        (_context, _framing, _services, _expiresAt) = (context, framing, services, expiresAt);
        _queue = new OutgoingQueue(content => StreamBody.Write(context, content), services.Limits, services.Connections.Clock);
        _end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        _keptAliveAt = services.Connections.Clock.Timestamp;
    }

    /// <summary>Cancelled when the client goes, or this has to end.</summary>
    public CancellationToken Cancellation => _end.Token;

    public async Task Run(StartedOperation started)
    {
        await StreamBody.Open(_context, _framing.ContentType);
        _queue.Start();
        await _queue.Add(StreamBody.Copy(_framing.Opening));
        if (started.Errors is { } errors)
            await SendErrors(errors);
        else if (!await SendResponses(started.Responses!))
            TryEnd(Unexpected);
        if (LastWords() is { } last)
            _queue.Post(last);
        await _queue.Finish(dropsWaiting: false);
    }

    public void Look(Clock clock)
    {
        lock (_gate)
        {
            if (!_isOver)
                LookWhileOpen(clock);
        }
    }

    /// <summary>Without a completion, so that clients know to connect anew.</summary>
    public void Shutdown()
    {
        lock (_gate)
        {
            if (!_isOver)
                TryEnd(null);
        }
    }

    /// <summary>From now on the request's context may be another's.</summary>
    public void Dispose()
    {
        lock (_gate)
            _isOver = true;
        _end.Dispose();
    }

    private void LookWhileOpen(Clock clock)
    {
        if (_ending is { } ending)
        {
            if (clock.HasPassed(_services.Limits.CloseTimeout, ending.Since))
                _context.Abort();
        }
        else if (clock.HasCome(_expiresAt))
        {
            TryEnd(Expired);
        }
        else if (_queue.IsStuck())
        {
            _context.Abort();
        }
        else if (clock.HasPassed(_services.Limits.KeepAlive, _keptAliveAt))
        {
            _keptAliveAt = clock.Timestamp;
            _queue.Post(StreamBody.Copy(_framing.KeepAlive));
        }
    }

    private ValueTask SendErrors(IReadOnlyList<GraphQLError> errors)
    {
        using var response = new Utf8JsonBuffer();
        response.Write((byte)'{');
        response.WriteErrors(errors);
        response.Write((byte)'}');
        return _queue.Add(Next(response.Written));
    }

    /// <summary>False when it failed unexpectedly.</summary>
    private async Task<bool> SendResponses(IAsyncEnumerable<ExecutionResult> responses)
    {
        try
        {
            await foreach (var response in responses)
            {
                using (response)
                {
                    if (_ending is null)
                        await _queue.Add(Next(response.ToJson().Span));
                }
            }

            return true;
        }
        catch (Exception error) // errors of resolvers are in the responses
        {
            LogUnexpected(_services.Logger, error);
            return false;
        }
    }

    private Utf8JsonBuffer Next(ReadOnlySpan<byte> response)
    {
        var next = new Utf8JsonBuffer();
        _framing.WriteNext(next, response);
        return next;
    }

    private Utf8JsonBuffer? LastWords()
    {
        if (_ending is not { } ending)
            return StreamBody.Copy(_framing.Completion);
        if (ending.Error is not { } error)
            return null;
        var failure = new Utf8JsonBuffer();
        _framing.WriteFailure(failure, error);
        return failure;
    }

    private void TryEnd(GraphQLError? error)
    {
        if (Interlocked.CompareExchange(ref _ending, new Ending(error, _services.Connections.Clock.Timestamp), null) is null)
            _ = _end.CancelAsync();
    }

    private static GraphQLError Expired { get; } = new("The token has expired; connect again with a new one.", ErrorCodes.Unauthenticated);

    private static GraphQLError Unexpected { get; } = new("Unexpected error.", ErrorCodes.InternalServerError);

    [LoggerMessage(LogLevel.Error, "A stream of responses failed unexpectedly.")]
    private static partial void LogUnexpected(ILogger logger, Exception error);

    /// <param name="Error">What the client is told; null for nothing.</param>
    private sealed record Ending(GraphQLError? Error, long Since);
}
