using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Graph.Functions.Subscriptions;
using Graph.Lambda.Events;
using Graph.Resolvers.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>A message is answered with 200 also where its time is over while something is sent to its client.</summary>
[Collection(SeededSystem.Collection)]
public sealed class MessageTimeTests(SocketSystem sockets) : IClassFixture<SocketSystem>, IDisposable
{
    public void Dispose() => sockets.Sending.Answer = null;

    [Theory]
    [InlineData("""{"type":"ping"}""", false)]
    [InlineData("""{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}""", false)]
    [InlineData("""{"id":"1","type":"subscribe","payload":{"query":"subscription { customerMetricsChanged(id: \"nobody\") { id } }"}}""", false)]
    [InlineData("not of the protocol", true)]
    [InlineData("""{"type":"connection_init"}""", true)]
    public async Task It_is_answered_and_the_connection_is_closed_or_forgotten(string message, bool isRefused)
    {
        var connections = sockets.Services.GetRequiredService<ConnectionStore>();
        var connectionId = $"{Guid.NewGuid()}=";
        await connections.Add(connectionId, null, CancellationToken.None);
        await connections.Acknowledge(connectionId, null, CancellationToken.None);
        using var time = new CancellationTokenSource();
        sockets.Sending.Answer = (to, _) =>
        {
            if (to == connectionId)
                time.Cancel();
            return HttpStatusCode.ServiceUnavailable;
        };

        var response = await sockets.Services.GetRequiredService<WebSocket>().Handle(Event(connectionId, message), time.Token);

        Assert.Equal("""{"statusCode":200}""", Encoding.UTF8.GetString(EventJson.Write(response)));
        Assert.True(time.IsCancellationRequested, "Nothing was sent.");
        Assert.Contains(sockets.Lines, line => line.Contains(connectionId, StringComparison.Ordinal) && line.Contains("could not be closed", StringComparison.Ordinal));
        // Who is refused is forgotten before anything is sent.
        Assert.Equal(isRefused, await connections.Find(connectionId, CancellationToken.None) is null);
    }

    private static WebSocketEvent Event(string connectionId, string message) => EventJson.ReadWebSocketEvent(Encoding.UTF8.GetBytes(new JsonObject
    {
        ["requestContext"] = new JsonObject
        {
            ["routeKey"] = "$default", ["eventType"] = "MESSAGE", ["connectionId"] = connectionId, ["requestId"] = "r", ["requestTimeEpoch"] = 1_924_000_000_000,
        },
        ["body"] = message,
        ["isBase64Encoded"] = false,
    }.ToJsonString()));
}
