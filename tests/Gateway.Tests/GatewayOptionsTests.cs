namespace Graph.Gateway.Tests;

public sealed class GatewayOptionsTests
{
    [Theory]
    [InlineData("GraphQL:Introspecton=false", "GraphQL:Introspecton is not a setting. GraphQL has Introspection, MaxBatchSize, MaxBodyBytes, OnlyTrustedDocuments, Performance, PersistedQueryCapacity, SlowOperationMilliseconds, TimeoutSeconds, TrustedDocuments, TrustedMaxAgeSeconds.")]
    [InlineData("GraphQL:OnlyTrustedDocuments=yes", "Set GraphQL:OnlyTrustedDocuments to true or false, or leave it out.")]
    [InlineData("GraphQL:TimeoutSeconds=0", "Set GraphQL:TimeoutSeconds to a whole number from 1 to 3600, or leave it out.")]
    [InlineData("GraphQL:TrustedMaxAgeSeconds=-1", "Set GraphQL:TrustedMaxAgeSeconds to a whole number from 0 to 86400, or leave it out.")]
    [InlineData("RateLimit:Enabled=1", "Set RateLimit:Enabled to true or false, or leave it out.")]
    public async Task A_setting_that_is_wrong_stops_the_start(string setting, string message) => Assert.Equal(
        message,
        (await Assert.ThrowsAsync<InvalidOperationException>(
            () => GatewayServer.Start(GatewayServer.Production, GatewayServer.CursorKey, $"--{setting}"))).Message);
}
