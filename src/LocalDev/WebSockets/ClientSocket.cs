using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Graph.LocalDev.WebSockets;

/// <summary>One client of a WebSocket API, from the accepted handshake to its end.</summary>
internal sealed class ClientSocket(WebSocket socket, IHttpRequestLifetimeFeature connection, SocketEvents events, WebSocketApiOptions options)
    : IDisposable
{
    private const int NoStatus = 1005;
    private const int AbnormalClosure = 1006;

    private static readonly TimeSpan s_closing = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim sending = new(1);
    private readonly CancellationTokenSource ending = new();
    private long lastActive = options.Time.GetTimestamp();

    /// <summary>1006 where the client has gone without a word.</summary>
    public int CloseStatus { get; private set; } = AbnormalClosure;

    public string CloseReason { get; private set; } = "";

    /// <summary>Ends once the function has answered for each message that was read.</summary>
    public Task Handled { get; private set; } = Task.CompletedTask;

    public DateTimeOffset ConnectedAt { get; } = options.Time.GetUtcNow();

    public DateTimeOffset LastActiveAt => options.Time.GetUtcNow() - options.Time.GetElapsedTime(Interlocked.Read(ref lastActive));

    /// <summary>To the end of the connection, whoever ends it.</summary>
    public async Task Serve()
    {
        var clock = EndInTime();
        try
        {
            var buffer = new byte[options.LargestMessage + 1];
            while (await Read(buffer) is { } message)
            {
                var answered = Handle(message);
                Handled = Handled.IsCompleted ? answered : Task.WhenAll(Handled, answered);
            }
        }
        catch (Exception failure) when (failure is WebSocketException or IOException or OperationCanceledException or FrameTooLargeException)
        {
            if (failure is FrameTooLargeException)
                CloseStatus = (int)WebSocketCloseStatus.MessageTooBig;
        }
        finally
        {
            await ending.CancelAsync();
            await clock;
        }
    }

    /// <returns>False when the connection has ended.</returns>
    public async Task<bool> Send(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            if (socket.State != WebSocketState.Open)
                return false;
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            Touch();
            return true;
        }
        catch (Exception failure) when (failure is WebSocketException or IOException or ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>A client that does not close too is cut off.</summary>
    public async Task Close(WebSocketCloseStatus status, string reason)
    {
        await sending.WaitAsync();
        try
        {
            (CloseStatus, CloseReason) = ((int)status, reason);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, reason, CancellationToken.None);
            _ = AbortLater();
        }
        catch (Exception failure) when (failure is WebSocketException or IOException or ObjectDisposedException)
        {
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>With the connection below: a read that has begun would go on.</summary>
    public void Abort()
    {
        socket.Abort();
        connection.Abort();
    }

    public void Dispose()
    {
        socket.Dispose();
        sending.Dispose();
        ending.Dispose();
    }

    /// <returns>Null when the client has closed, or what it sends is no text or too long.</returns>
    private async Task<string?> Read(byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            Touch();
            if (read.MessageType == WebSocketMessageType.Close)
            {
                if (CloseStatus == AbnormalClosure)
                    (CloseStatus, CloseReason) = ((int?)socket.CloseStatus ?? NoStatus, socket.CloseStatusDescription ?? "");
                await Close(CloseStatus == NoStatus ? WebSocketCloseStatus.NormalClosure : (WebSocketCloseStatus)CloseStatus, "");
                return null;
            }
            length += read.Count;
            if (length > options.LargestMessage)
            {
                await Close(WebSocketCloseStatus.MessageTooBig, "");
                return null;
            }
            if (read.EndOfMessage)
                return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    /// <summary>A function that fails, or answers with an error, is told to the client in API Gateway's own words.</summary>
    private async Task Handle(string message)
    {
        if ((await events.Message(message)).StatusCode < 400)
            return;
        var error = $$"""{"message":"Internal server error","connectionId":"{{JsonEncodedText.Encode(events.ConnectionId)}}","requestId":"local"}""";
        await Send(Encoding.UTF8.GetBytes(error), CancellationToken.None);
    }

    private async Task AbortLater()
    {
        try
        {
            await Task.Delay(s_closing, options.Time, ending.Token);
            Abort();
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private async Task EndInTime()
    {
        try
        {
            while (true)
            {
                var idle = options.IdleTimeout - options.Time.GetElapsedTime(Interlocked.Read(ref lastActive));
                var rest = ConnectedAt + options.LongestConnection - options.Time.GetUtcNow();
                var wait = idle < rest ? idle : rest;
                if (wait <= TimeSpan.Zero)
                    break;
                await Task.Delay(wait, options.Time, ending.Token);
            }
            await Close(WebSocketCloseStatus.EndpointUnavailable, "Going away");
        }
        catch (OperationCanceledException)
        {
        }
    }

    private void Touch() => Interlocked.Exchange(ref lastActive, options.Time.GetTimestamp());
}
