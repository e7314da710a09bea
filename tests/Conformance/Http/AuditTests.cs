using Graph.Testing.Peers;

namespace Graph.Conformance.Http;

/// <summary>The audits of the <c>graphql-http</c> package: 13 MUST, 23 SHOULD and 25 MAY of GraphQL over HTTP.</summary>
public sealed class AuditTests(NotesServer server) : IClassFixture<NotesServer>
{
    [Fact]
    public async Task All_61_audits_of_GraphQL_over_HTTP_are_green()
    {
        await using var audits = await Peer.StartNode("tests/Conformance/Peers/audits.mjs", server.Endpoint.ToString());

        var results = await audits.ReadToEnd();

        var failures = results.Where(result => (string?)result["status"] != "ok").Select(result => result.ToJsonString());
        Assert.Empty(failures);
        Assert.Equal(61, results.Count);
    }
}
