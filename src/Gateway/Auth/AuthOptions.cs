using Graph.Gateway.Auth.Issuers;

namespace Graph.Gateway.Auth;

/// <summary>Whose tokens are taken, and what they give.</summary>
internal sealed class AuthOptions
{
    /// <summary>None refuse every token.</summary>
    public IReadOnlyList<Issuer> Issuers { get; init; } = [];

    /// <summary>How far the clocks of issuers and server may differ.</summary>
    public int ClockSkewSeconds { get; init; } = 60;

    /// <summary>Who has this role may do whatever anyone may.</summary>
    public string AdminRole { get; init; } = "admin";

    /// <summary>Granted to everyone, signed in or not.</summary>
    public IReadOnlyList<string> AnonymousPermissions { get; init; } = [];

    /// <summary>A longer token is refused unread.</summary>
    public int MaxTokenBytes { get; init; } = 8 * 1024;

    /// <summary>The least time between two fetches of one issuer's keys.</summary>
    public TimeSpan KeyFetchPause { get; init; } = TimeSpan.FromMinutes(5);
}
