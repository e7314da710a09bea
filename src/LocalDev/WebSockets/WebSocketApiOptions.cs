using Graph.Lambda.Events;

namespace Graph.LocalDev.WebSockets;

/// <summary>What a WebSocket API of API Gateway does. The limits are AWS's quotas.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html</remarks>
internal sealed class WebSocketApiOptions
{
    /// <summary>The function of all three routes. What it throws is an integration's failure.</summary>
    public required Func<WebSocketEvent, CancellationToken, Task<WebSocketResponse>> Function { get; init; }

    public string Stage { get; init; } = "dev";

    /// <summary>In bytes; a longer message is sent in several frames.</summary>
    public int LargestFrame { get; init; } = 32 * 1024;

    /// <summary>In bytes, in either direction.</summary>
    public int LargestMessage { get; init; } = 128 * 1024;

    /// <summary>Without a message in either direction.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan LongestConnection { get; init; } = TimeSpan.FromHours(2);

    public TimeSpan IntegrationTimeout { get; init; } = TimeSpan.FromSeconds(29);

    /// <summary>Told why a function failed, which clients are not.</summary>
    public Action<Exception>? OnFailure { get; init; }

    public int Port { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
