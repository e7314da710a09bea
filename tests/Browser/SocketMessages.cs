using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Playwright;

namespace Graph.Browser;

/// <summary>What a page's WebSockets send and receive, in the order in which it passes.</summary>
internal sealed class SocketMessages
{
    private readonly Channel<JsonNode> _messages = Channel.CreateUnbounded<JsonNode>();

    private SocketMessages()
    {
    }

    /// <param name="page">Before it opens any.</param>
    public static SocketMessages Of(IPage page)
    {
        var messages = new SocketMessages();
        page.WebSocket += (_, socket) =>
        {
            socket.FrameSent += (_, frame) => messages.Add(frame);
            socket.FrameReceived += (_, frame) => messages.Add(frame);
        };
        return messages;
    }

    /// <summary>The next one of this type; those before it are passed over, but for an error.</summary>
    public async Task<JsonNode> Next(string type)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(Ide.PatienceInMilliseconds));
        while (true)
        {
            var message = await _messages.Reader.ReadAsync(deadline.Token);
            var typeOfMessage = (string?)message["type"];
            if (typeOfMessage == type)
                return message;
            Assert.True(typeOfMessage != "error", message.ToJsonString());
        }
    }

    private void Add(IWebSocketFrame frame) => _messages.Writer.TryWrite(JsonNode.Parse(frame.Text!)!);
}
