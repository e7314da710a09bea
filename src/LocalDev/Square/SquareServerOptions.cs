namespace Graph.LocalDev.Square;

/// <summary>What the stand-in knows and how long that is good. Times are Square's where nothing else is said.</summary>
public sealed record SquareServerOptions
{
    /// <summary>At least one.</summary>
    public required IReadOnlyList<SquareApplication> Applications { get; init; }

    /// <summary>A loopback port; 0 for a free one.</summary>
    public int Port { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public TimeSpan CodeLifetime { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromDays(30);

    public TimeSpan ShortLivedTokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>With PKCE; others do not end.</summary>
    public TimeSpan RefreshTokenLifetime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Square says that it is short, not how short.</summary>
    public TimeSpan CursorLifetime { get; init; } = TimeSpan.FromMinutes(15);

    public WebhookOptions Webhooks { get; init; } = new();
}
