using System.Text.Json.Nodes;
using Graph.Testing.Peers;

namespace Graph.Ethereum.Tests;

/// <summary>The npm package ethers, which is asked for what it makes of the same inputs. As a class fixture.</summary>
public sealed class Ethers() : NodePeer("tests/Ethereum.Tests/Peers/ethers.mjs");

/// <summary>Keystores of ethers, and what Node.js has of cryptography. As a class fixture.</summary>
public sealed class KeystorePeers() : NodePeer("tests/Ethereum.Tests/Peers/keystores.mjs");

/// <summary>A script that answers any number of inputs at once.</summary>
public abstract class NodePeer(string script) : IAsyncLifetime
{
    private Peer peer = null!;

    public async Task InitializeAsync() => peer = await Peer.StartNode(script);

    public async Task DisposeAsync() => await peer.DisposeAsync();

    /// <summary>One answer for each item.</summary>
    public async Task<IReadOnlyList<JsonNode>> Ask(string operation, IEnumerable<JsonNode?> items)
    {
        var answer = await peer.Ask(new JsonObject { ["op"] = operation, ["items"] = new JsonArray([.. items]) });
        return [.. answer["results"]!.AsArray().Select(result => result!)];
    }

    public async Task<string[]> AskTexts(string operation, IEnumerable<string> items) =>
        [.. (await Ask(operation, items.Select(item => (JsonNode?)item))).Select(answer => (string)answer!)];
}
