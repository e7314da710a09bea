using System.Net;
using System.Text.Json.Nodes;
using Graph.Gateway.Rest;
using Graph.Testing.Peers;

namespace Graph.Gateway.Tests.Rest;

/// <summary><c>/openapi.json</c>, which tools for REST read.</summary>
public sealed class OpenApiTests : IAsyncLifetime
{
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.Start(GatewayServer.Development);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task It_is_valid_by_the_schema_of_OpenAPI_3_1()
    {
        await using var peer = await Peer.StartNode("tests/Gateway.Tests/Rest/Peers/openapi.mjs");

        var verdict = await peer.Ask(new JsonObject { ["document"] = await _server.Client.GetStringAsync("/openapi.json") });

        Assert.True((bool)verdict["valid"]!, verdict.ToJsonString());
        Assert.Equal("3.1", (string?)verdict["version"]);
    }

    [Fact]
    public async Task It_has_every_route_with_an_example_and_says_that_it_is_deprecated()
    {
        var paths = JsonNode.Parse(await _server.Client.GetStringAsync("/openapi.json"))!["paths"]!;

        Assert.All(RestRoutes.All, shim =>
        {
            var operation = paths[shim.Route.Split(' ')[1]]![shim.Method.ToLowerInvariant()]!;
            Assert.True((bool)operation["deprecated"]!);
            Assert.NotNull(operation["responses"]![$"{shim.Status}"]!["content"]!["application/json"]!["example"]);
        });
    }

    [Fact]
    public async Task The_operations_that_take_the_place_of_routes_can_be_read()
    {
        Assert.StartsWith("query Orders(", await _server.Client.GetStringAsync("/rest/operations/Orders"), StringComparison.Ordinal);
        using var unknown = await _server.Client.GetAsync("/rest/operations/Nothing");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }
}
