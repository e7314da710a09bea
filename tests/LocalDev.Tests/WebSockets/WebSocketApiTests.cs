using Graph.Lambda.Events;
using Graph.LocalDev.WebSockets;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>The stand-in for API Gateway, and how connections and it end.</summary>
public sealed class WebSocketApiTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(WebSocketEventType.Message)]
    [InlineData(WebSocketEventType.Disconnect)]
    public async Task It_does_not_end_before_its_function_has_answered(WebSocketEventType slow)
    {
        var answer = new TaskCompletionSource<WebSocketResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var api = await WebSocketApi.Start(new WebSocketApiOptions
        {
            Function = (socket, _) =>
            {
                if (socket.RequestContext.EventType != slow)
                    return Task.FromResult(Accepted());
                asked.SetResult();
                return answer.Task;
            },
        });
        using var client = await SocketPeer.Connect(api.Endpoint);
        await client.Send("a message");
        if (slow == WebSocketEventType.Message)
            await asked.Task.WaitAsync(s_patience);

        var ended = api.DisposeAsync().AsTask();
        await asked.Task.WaitAsync(s_patience);

        await Assert.ThrowsAsync<TimeoutException>(() => ended.WaitAsync(TimeSpan.FromMilliseconds(300)));
        answer.SetResult(Accepted());
        await ended.WaitAsync(s_patience);
    }

    [Fact]
    public async Task A_client_that_does_not_close_too_is_cut_off()
    {
        var left = new TaskCompletionSource<int?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var api = await WebSocketApi.Start(new WebSocketApiOptions
        {
            IdleTimeout = TimeSpan.FromMilliseconds(50),
            Function = (socket, _) =>
            {
                if (socket.RequestContext.EventType == WebSocketEventType.Disconnect)
                    left.SetResult(socket.RequestContext.DisconnectStatusCode);
                return Task.FromResult(Accepted());
            },
        });
        using var client = await SocketPeer.Connect(api.Endpoint);

        Assert.Equal(1001, await left.Task.WaitAsync(s_patience));
    }

    private static WebSocketResponse Accepted() => new()
    {
        StatusCode = 200,
        Headers = new Dictionary<string, string> { ["Sec-WebSocket-Protocol"] = "graphql-transport-ws" },
    };
}
