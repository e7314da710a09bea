using System.Text.Json.Nodes;

namespace Graph.Gateway.Tests.Http;

public sealed class OperationObserverTests
{
    private const string Document = "query Name { __typename }";

    /// <summary>As <c>sha256sum</c> gives it.</summary>
    private const string Hash = "0e4a8f9218e1eee5b3e96b8ad146605666e2d8341fcd9e43f2b958a8e2803e01";

    [Fact]
    public async Task Clients_are_told_what_a_request_took_where_that_is_configured()
    {
        await using var server = await GatewayServer.Start(GatewayServer.Development, "--GraphQL:Performance=true");

        var answer = JsonNode.Parse(await server.Query("{__typename}"))!;

        var performance = answer["extensions"]!["performance"]!.AsObject();
        Assert.Equal(["durationMs", "cacheHits", "cacheMisses", "dynamoReads"], performance.Select(member => member.Key));
        Assert.Equal((0, 0, 0), ((int)performance["cacheHits"]!, (int)performance["cacheMisses"]!, (int)performance["dynamoReads"]!));
    }

    [Fact]
    public async Task What_is_slow_is_logged_with_the_hash_of_its_document_and_what_is_not_is_not()
    {
        await using var slow = await GatewayServer.Start(GatewayServer.Development, "--GraphQL:SlowOperationMilliseconds=0");
        await using var fast = await GatewayServer.Start(GatewayServer.Development);

        await slow.Query(Document);
        await fast.Query(Document);

        var line = Assert.Single(slow.Logs.All, line => line.Contains("Slow operation", StringComparison.Ordinal));
        Assert.Matches($"^Warning: Slow operation .*, document {Hash}: \\d+ ms, 0 reads of DynamoDB\\.", line);
        Assert.DoesNotContain(fast.Logs.All, line => line.Contains("Slow operation", StringComparison.Ordinal));
    }
}
