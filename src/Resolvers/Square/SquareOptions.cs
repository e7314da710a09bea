using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Square;

/// <summary>The application at Square, where Square is, and how long it is waited for.</summary>
public sealed class SquareOptions
{
    public static readonly Uri Production = new("https://connect.squareup.com");
    public static readonly Uri Sandbox = new("https://connect.squareupsandbox.com");

    public Uri Host { get; init; } = Sandbox;

    /// <summary>Null when there is none: then nothing of Square can be used.</summary>
    public string? ApplicationId { get; init; }

    public Secret? ApplicationSecret { get; init; }

    /// <summary>Where Square sends browsers back to: a URL of this server, as the application has it at Square, to the letter.</summary>
    public string? RedirectUrl { get; init; }

    /// <summary>
    /// Where browsers may be sent to after Square: a whole URL, or for apps a scheme with <c>://</c>, which stands for all that begin with it.
    /// </summary>
    public IReadOnlyList<string> ReturnUrls { get; init; } = [];

    /// <summary>Apps of before take tokens in the URL that opens them. Whoever opens URLs of theirs has the tokens too, so it is off.</summary>
    public bool LegacyDeepLinkTokens { get; init; }

    /// <summary>Where Square sends events: a URL of this server, as the webhook subscription has it, to the letter. Null when there is none.</summary>
    public string? NotificationUrl { get; init; }

    /// <summary>The subscription's; two while one replaces the other.</summary>
    public IReadOnlyList<string> SignatureKeys { get; init; } = [];

    /// <summary>The version of Square's API that this is written for, as the header <c>Square-Version</c> has it.</summary>
    public string Version { get; init; } = "2026-09-16";

    /// <summary>How long one answer is waited for.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long one call may take with all that is tried again; below the 29 s of API Gateway.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often it is tried again after the first time.</summary>
    public int MostRetries { get; init; } = 2;

    /// <summary>Before the first retry, unless Square says how long; doubled with each, and varied so that not all come at once.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);
}
