namespace Graph.Gateway.Tests.Subscriptions;

public sealed class SubscriptionConfigurationTests
{
    [Theory]
    [InlineData("MaxConnection=1", "Subscriptions:MaxConnection is not a setting. Subscriptions has MaxConnections, MaxOperations, MaxPerViewerAndTopic, InitTimeoutSeconds, KeepAliveSeconds, SlowConsumerSeconds, ConnectionsEndpoint.")]
    [InlineData("MaxOperations=0", "Set Subscriptions:MaxOperations to a whole number from 1 to 10000, or leave it out.")]
    [InlineData("KeepAliveSeconds=never", "Set Subscriptions:KeepAliveSeconds to a whole number from 1 to 3600, or leave it out.")]
    public async Task A_setting_that_is_wrong_stops_the_start(string setting, string message) => Assert.Equal(
        message,
        (await Assert.ThrowsAsync<InvalidOperationException>(
            () => GatewayServer.Start(GatewayServer.Production, GatewayServer.CursorKey, $"--Subscriptions:{setting}"))).Message);

    [Fact]
    public async Task Without_room_for_connections_a_stream_is_503()
    {
        await using var server = await GatewayServer.Start(GatewayServer.Production, GatewayServer.CursorKey, "--Subscriptions:MaxConnections=0");

        using var answer = await server.Send("GET", "/graphql?query={__typename}", ("Accept", "text/event-stream"));

        Assert.Equal(503, (int)answer.StatusCode);
    }
}
