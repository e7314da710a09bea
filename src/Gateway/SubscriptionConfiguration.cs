using Graph.GraphQL.AspNetCore.Subscriptions;

namespace Graph.Gateway;

/// <summary>Reads the section <c>Subscriptions</c>.</summary>
internal static class SubscriptionConfiguration
{
    private const string ConnectionsEndpoint = "ConnectionsEndpoint";

    /// <exception cref="InvalidOperationException">A setting is unknown, or out of range.</exception>
    public static SubscriptionOptions Read(IConfigurationSection section)
    {
        Settings.CheckNames(section, "MaxConnections", "MaxOperations", "MaxPerViewerAndTopic", "InitTimeoutSeconds", "KeepAliveSeconds", "SlowConsumerSeconds", ConnectionsEndpoint);
        var defaults = new SubscriptionOptions();
        return new SubscriptionOptions
        {
            MaxConnections = Settings.Number(section, "MaxConnections", defaults.MaxConnections, 0, 1_000_000),
            MaxOperations = Settings.Number(section, "MaxOperations", defaults.MaxOperations, 1, 10_000),
            MaxPerViewerAndTopic = Settings.Number(section, "MaxPerViewerAndTopic", defaults.MaxPerViewerAndTopic, 1, 10_000),
            InitTimeout = Seconds(section, "InitTimeoutSeconds", defaults.InitTimeout),
            KeepAlive = Seconds(section, "KeepAliveSeconds", defaults.KeepAlive),
            SlowConsumerPatience = Seconds(section, "SlowConsumerSeconds", defaults.SlowConsumerPatience),
        };
    }

    /// <summary>Where a WebSocket API of API Gateway is told what to send: its stage's URL, with https.</summary>
    /// <exception cref="InvalidOperationException">It is not set, or no URL.</exception>
    public static Uri ReadConnectionsEndpoint(IConfigurationSection section) =>
        Uri.TryCreate(Settings.Text(section, ConnectionsEndpoint), UriKind.Absolute, out var endpoint) && (endpoint.Scheme == "https" || endpoint.IsLoopback)
            ? endpoint
            : throw new InvalidOperationException(
                $"Set {section.Path}:{ConnectionsEndpoint} to https://API.execute-api.REGION.amazonaws.com/STAGE of the WebSocket API.");

    private static TimeSpan Seconds(IConfigurationSection section, string name, TimeSpan otherwise) =>
        TimeSpan.FromSeconds(Settings.Number(section, name, (int)otherwise.TotalSeconds, 1, 3_600));
}
