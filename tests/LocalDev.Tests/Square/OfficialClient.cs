using System.Text.Json.Nodes;
using Graph.Testing.Peers;

namespace Graph.LocalDev.Tests.Square;

/// <summary>Square's own client for Node.js, in front of a stand-in.</summary>
internal sealed class OfficialClient(Peer peer) : IAsyncDisposable
{
    public static async Task<OfficialClient> Of(StandIn square) =>
        new(await Peer.StartNode("tests/LocalDev.Tests/Peers/square.mjs", square.Server.Address.AbsoluteUri));

    /// <param name="call">Such as <c>catalog.object.get</c>.</param>
    public async Task<JsonNode> Call(string call, JsonNode? args = null, string? token = null, string? secret = null, int retries = 0)
    {
        var result = await Ask(call, args, token, secret, isAll: false, retries);
        return result["answer"] ?? throw new InvalidOperationException(result.ToJsonString());
    }

    /// <summary>Every entry, by the client's own pager.</summary>
    public async Task<JsonArray> All(string call, JsonNode args, string token)
    {
        var result = await Ask(call, args, token, secret: null, isAll: true, retries: 0);
        return result["answer"]?.AsArray() ?? throw new InvalidOperationException(result.ToJsonString());
    }

    /// <summary>Status and code of the error that the client throws, which must be of its own type.</summary>
    public async Task<string> Refused(string call, JsonNode? args = null, string? token = null, string? secret = null)
    {
        var result = await Ask(call, args, token, secret, isAll: false, retries: 0);
        var error = result["error"] ?? throw new InvalidOperationException(result.ToJsonString());
        Assert.True((bool)error["isSquares"]!, error.ToJsonString());
        return $"{error["status"]} {error["errors"]![0]!["code"]}";
    }

    public ValueTask DisposeAsync() => peer.DisposeAsync();

    private Task<JsonObject> Ask(string call, JsonNode? args, string? token, string? secret, bool isAll, int retries)
    {
        var request = new JsonObject { ["call"] = call, ["all"] = isAll, ["retries"] = retries };
        if (args is not null)
            request["args"] = args.DeepClone();
        if (token is not null)
            request["token"] = token;
        if (secret is not null)
            request["secret"] = secret;
        return peer.Ask(request);
    }
}
