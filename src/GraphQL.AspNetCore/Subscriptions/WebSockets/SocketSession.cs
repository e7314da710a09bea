using System.Net.WebSockets;
using Graph.GraphQL.AspNetCore.Requests;
using Graph.GraphQL.AspNetCore.Subscriptions.Connections;
using Graph.GraphQL.AspNetCore.Subscriptions.Operations;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;

/// <summary>One client over graphql-transport-ws, from the accepted WebSocket to its end.</summary>
internal sealed partial class SocketSession : IStreamingConnection
{
    private readonly StreamingServices _services;
    private readonly HttpContext _context;
    private readonly WebSocket _socket;
    private readonly SocketReader _reader;
    private readonly OutgoingQueue _queue;
    private readonly RunningOperations _operations;
    private readonly SocketLiveness _liveness;
    private readonly TaskCompletionSource _closeSent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RequestFeatures _features = RequestFeatures.None;
    private Closing? _closing;

    public SocketSession(WebSocket socket, HttpContext context, StreamingServices services)
    {
        (_socket, _context, _services) = (socket, context, services);
        _reader = new SocketReader(socket, services.Options.MaxBodyBytes);
        _queue = new OutgoingQueue(Send, services.Limits, services.Connections.Clock);
        _operations = new RunningOperations(
            services.Operations, _queue, SocketMessages.Instance, services.Limits.MaxOperations, services.Logger);
        _liveness = new SocketLiveness(services.Limits, services.Connections.Clock);
    }

    public async Task Run()
    {
        _queue.Start();
        try
        {
            while (_closing is null && await _reader.Read() is { Outcome: not SocketReadOutcome.Closed } read)
            {
                _liveness.Received();
                if (_closing is null)
                    await Handle(read);
            }
        }
        catch (Exception error) // the one place where a connection's unexpected failure ends: logged, and masked for the client
        {
            LogUnexpected(error);
            Close(SocketClose.Unexpected);
        }

        Close(SocketClose.Normal);
        await _reader.ReadToClose();
        await _closeSent.Task;
    }

    public void Close(SocketClose close, bool dropsWaiting = true)
    {
        if (Interlocked.CompareExchange(ref _closing, new Closing(close, _services.Connections.Clock.Timestamp), null) is not null)
            return;
        _operations.EndAll();
        _ = SendClose(close, dropsWaiting);
    }

    public void Shutdown() => Close(SocketClose.GoingAway, dropsWaiting: false);

    public void Look(Clock clock)
    {
        if (_closing is { } closing)
        {
            if (clock.HasPassed(_services.Limits.CloseTimeout, closing.Since))
                _socket.Abort();
        }
        else if (_queue.IsStuck())
        {
            Close(SocketClose.SlowConsumer);
        }
        else if (_liveness.Check() is { } reason)
        {
            Close(reason);
        }
        else if (_liveness.IsPingDue())
        {
            _queue.Post(SocketMessages.Ping());
        }
    }

    private ValueTask Handle(in SocketRead read)
    {
        if (read.Outcome == SocketReadOutcome.TooLong)
            return CloseWith(SocketClose.TooLong(_services.Options.MaxBodyBytes));
        if (read.Outcome == SocketReadOutcome.Binary)
            return CloseWith(SocketClose.BadMessage("Messages must be text"));
        if (ClientMessageReader.Read(read.Message, _services.Options.MaxJsonDepth, out var message) is { } mistake)
            return CloseWith(SocketClose.BadMessage(mistake));
        switch (message.Type)
        {
            case ClientMessageType.ConnectionInit:
                return Initialise(message);
            case ClientMessageType.Ping:
                return _queue.Add(SocketMessages.Pong(message.Payload.Span));
            case ClientMessageType.Subscribe:
                return Subscribe(message);
            case ClientMessageType.Complete:
                _operations.End(message.Id);
                return default;
            default:
                return default;
        }
    }

    private async ValueTask Initialise(ClientMessage message)
    {
        if (!_liveness.TryInitialise())
        {
            Close(SocketClose.SecondInit);
            return;
        }

        var authorization = ConnectionInitPayload.ReadAuthorization(message.Payload.Span, _services.Options.MaxJsonDepth);
        var features = await _services.Connect(_context, authorization);
        if (features.Refusal is { } refusal)
        {
            Close(refusal == ConnectionRefusal.Forbidden ? SocketClose.Forbidden : SocketClose.CannotVerify);
            return;
        }

        _features = features.Features;
        _liveness.Acknowledge(features.ExpiresAt);
        await _queue.Add(SocketMessages.ConnectionAck());
    }

    private ValueTask Subscribe(in ClientMessage message)
    {
        if (!_liveness.IsAcknowledged)
            return CloseWith(SocketClose.BeforeAcknowledgement);
        var content = JsonRequestReader.Read(message.Payload.Span, _services.Options);
        if (content.Error is { Code: HttpErrorCodes.BadRequest } mistake)
            return CloseWith(SocketClose.BadMessage(mistake.Message));
        if (content.Error is { } error)
            return _queue.Add(SocketMessages.Instance.Error(message.Id, [error.ToGraphQLError()]));
        if (_services.Options.AdmitsOperation?.Invoke(_context) == false)
            return _queue.Add(SocketMessages.Instance.Error(message.Id, [TooManyRequests]));
        if (_operations.Add(message.Id, out var isFull) is { } operation)
            _ = _operations.Run(operation, content.Single, _features);
        else if (isFull)
            return _queue.Add(SocketMessages.Instance.Error(message.Id, [TooManyOperations(_services.Limits.MaxOperations)]));
        else
            Close(SocketClose.SubscriberExists(message.Id));
        return default;
    }

    private static GraphQLError TooManyRequests { get; } = new("Too many operations; wait before the next.", HttpErrorCodes.RateLimited);

    /// <param name="most">On one connection.</param>
    internal static GraphQLError TooManyOperations(int most) =>
        new($"A connection may run {most} operations at one time; complete some first.", ErrorCodes.LimitExceeded);

    private ValueTask CloseWith(SocketClose close)
    {
        Close(close);
        return default;
    }

    private ValueTask Send(ReadOnlyMemory<byte> message) =>
        _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task SendClose(SocketClose close, bool dropsWaiting)
    {
        try
        {
            await _queue.Finish(dropsWaiting);
            await _socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, CancellationToken.None);
        }
        catch (Exception) // the client is gone
        {
        }
        finally
        {
            _closeSent.TrySetResult();
        }
    }

    [LoggerMessage(LogLevel.Error, "A WebSocket's client could not be served.")]
    private static partial void LogUnexpected(ILogger logger, Exception error);

    private void LogUnexpected(Exception error) => LogUnexpected(_services.Logger, error);

    private sealed record Closing(SocketClose Close, long Since);
}
