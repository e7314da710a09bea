using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.WebSockets;

/// <summary>
/// A stand-in for a WebSocket API of API Gateway with three routes and one function, on a loopback port: connections at the stage's path,
/// and what the function sends at <c>@connections</c> below it. A connection is there once <c>$connect</c> has been answered, and messages
/// of one connection may be with the function at the same time, as at AWS.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html</remarks>
internal sealed class WebSocketApi : IAsyncDisposable
{
    private static readonly TimeSpan s_ending = TimeSpan.FromSeconds(10);

    private readonly WebApplication server;
    private readonly WebSocketApiOptions options;
    private readonly ConcurrentDictionary<string, ClientSocket> sockets = new(StringComparer.Ordinal);

    private WebSocketApi(WebSocketApiOptions options)
    {
        this.options = options;
        server = Build();
    }

    /// <summary>Where clients connect, with <c>http</c> for <c>ws</c>; also where the function sends.</summary>
    public Uri Endpoint => new(new Uri(server.Urls.First()), options.Stage);

    public int Connections => sockets.Count;

    public static async Task<WebSocketApi> Start(WebSocketApiOptions options)
    {
        var api = new WebSocketApi(options);
        await api.server.StartAsync();
        return api;
    }

    /// <summary>Ends once the function has answered for all connections, which takes so long at most.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var socket in sockets.Values)
            socket.Abort();
        using (var deadline = new CancellationTokenSource(s_ending))
            await server.StopAsync(deadline.Token);
        await server.DisposeAsync();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var management = new ManagementEndpoints(sockets, options);
        app.Map($"/{options.Stage}/@connections/{{id}}", (RequestDelegate)management.Handle);
        app.Map($"/{options.Stage}", (RequestDelegate)Connect);
        return app;
    }

    private async Task Connect(HttpContext context)
    {
        if (!UpgradeRequest.IsHandshake(context))
        {
            // As AWS answers whoever does not speak WebSocket.
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }
        var events = new SocketEvents(context, options);
        var answer = await events.Connect();
        if (answer.StatusCode is < 200 or > 299)
        {
            context.Response.StatusCode = answer.StatusCode;
            await context.Response.WriteAsync(answer.Body ?? "", context.RequestAborted);
            return;
        }
        var protocol = answer.Headers?.FirstOrDefault(header => header.Key.Equals("Sec-WebSocket-Protocol", StringComparison.OrdinalIgnoreCase)).Value;
        var accepted = await UpgradeRequest.Accept(context, protocol, options.LargestFrame);
        using var socket = new ClientSocket(accepted, context.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>(), events, options);
        sockets[events.ConnectionId] = socket;
        try
        {
            await socket.Serve();
        }
        finally
        {
            sockets.TryRemove(events.ConnectionId, out _);
            await events.Disconnect(socket.CloseStatus, socket.CloseReason);
            await socket.Handled;
        }
    }
}
