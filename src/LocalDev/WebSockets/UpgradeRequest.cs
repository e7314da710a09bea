using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Graph.LocalDev.WebSockets;

/// <summary>The handshake of a WebSocket (RFC 6455, section 4.2), done here because what comes after it is looked at frame by frame.</summary>
internal static class UpgradeRequest
{
    /// <summary>RFC 6455, section 1.3.</summary>
    private const string Salt = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    public static bool IsHandshake(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
        && context.Request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase)
        && context.Request.Headers.SecWebSocketKey.Count == 1
        && context.Request.Headers.SecWebSocketVersion == "13";

    /// <param name="protocol">The sub-protocol that the function has chosen; null for none.</param>
    public static async Task<WebSocket> Accept(HttpContext context, string? protocol, int largestFrame)
    {
        var headers = context.Response.Headers;
        headers.Connection = "Upgrade";
        headers.Upgrade = "websocket";
        headers.SecWebSocketAccept = Convert.ToBase64String(
            SHA1.HashData(Encoding.ASCII.GetBytes(context.Request.Headers.SecWebSocketKey.ToString() + Salt)));
        if (protocol is not null)
            headers.SecWebSocketProtocol = protocol;
        var stream = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        return WebSocket.CreateFromStream(
            new FrameLimit(stream, largestFrame),
            new WebSocketCreationOptions { IsServer = true, SubProtocol = protocol, KeepAliveInterval = Timeout.InfiniteTimeSpan });
    }
}
