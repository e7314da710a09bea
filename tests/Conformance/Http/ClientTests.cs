using Graph.Testing.Peers;

namespace Graph.Conformance.Http;

/// <summary>Real clients from npm, as their users set them up.</summary>
public sealed class ClientTests
{
    [Theory]
    [InlineData("apollo.mjs", "from Apollo")]
    [InlineData("urql.mjs", "from urql")]
    public async Task A_client_runs_a_query_and_a_mutation(string script, string text)
    {
        var server = new NotesServer();
        await server.InitializeAsync();
        await using var client = await Peer.StartNode($"tests/Conformance/Peers/{script}", server.Endpoint.ToString());

        var answer = Assert.Single(await client.ReadToEnd());

        Assert.Equal("first", (string?)answer["query"]!["notes"]![0]!["text"]);
        Assert.Equal("2", (string?)answer["mutation"]!["addNote"]!["id"]);
        Assert.Equal(text, (string?)answer["mutation"]!["addNote"]!["text"]);
        await server.DisposeAsync();
    }
}
