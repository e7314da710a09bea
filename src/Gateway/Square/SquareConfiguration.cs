using Graph.Resolvers.Shared;
using Graph.Resolvers.Square;
using Graph.Resolvers.Square.Webhooks;

namespace Graph.Gateway.Square;

/// <summary>Reads the section <c>Square</c>: the application at Square, where Square is, and where it sends browsers and events.</summary>
internal static class SquareConfiguration
{
    private const string CallbackPath = "/api/auth/square/callback";

    /// <exception cref="InvalidOperationException">Says which key to set, and to what.</exception>
    public static SquareOptions Read(IConfigurationSection square)
    {
        Settings.CheckNames(
            square,
            "Environment", "Host", "ApplicationId", "ApplicationSecret", "RedirectUrl", "ReturnUrls", "LegacyDeepLinkTokens", "NotificationUrl", "SignatureKeys");
        var options = new SquareOptions
        {
            Host = ReadHost(square),
            ApplicationId = Settings.Text(square, "ApplicationId"),
            ApplicationSecret = Settings.Text(square, "ApplicationSecret") is { } secret ? new Secret(secret) : null,
            RedirectUrl = ReadUrl(square, "RedirectUrl"),
            ReturnUrls = Settings.Texts(square, "ReturnUrls"),
            LegacyDeepLinkTokens = Settings.Flag(square, "LegacyDeepLinkTokens", false),
            NotificationUrl = ReadUrl(square, "NotificationUrl"),
            SignatureKeys = Settings.Texts(square, "SignatureKeys"),
        };
        Check(square, options);
        return options;
    }

    private static void Check(IConfigurationSection square, SquareOptions options)
    {
        var together = new object?[] { options.ApplicationId, options.ApplicationSecret, options.RedirectUrl };
        if (together.Any(part => part is null) && together.Any(part => part is not null))
            throw new InvalidOperationException($"Set {square.Path}:ApplicationId, ApplicationSecret and RedirectUrl, or none of them.");
        if (options.RedirectUrl?.EndsWith(CallbackPath, StringComparison.Ordinal) == false)
            throw new InvalidOperationException($"Set {square.Path}:RedirectUrl to a URL of this server that ends in {CallbackPath}.");
        foreach (var (index, url) in options.ReturnUrls.Index())
            CheckReturnUrl(square, index, url);
        try
        {
            WebhookSignature.Of(options);
        }
        catch (ArgumentException)
        {
            throw new InvalidOperationException($"Set {square.Path}:NotificationUrl and {square.Path}:SignatureKeys:0 to those of the webhook subscription, or neither.");
        }
    }

    private static void CheckReturnUrl(IConfigurationSection square, int index, string url)
    {
        var isScheme = url.EndsWith("://", StringComparison.Ordinal) && Uri.CheckSchemeName(url[..^3]) && url is not ("http://" or "https://");
        if (!isScheme && !(Uri.TryCreate(url, UriKind.Absolute, out _) && url.Contains("://", StringComparison.Ordinal)))
            throw new InvalidOperationException($"Set {square.Path}:ReturnUrls:{index} to a whole URL, or for apps to a scheme such as myapp://.");
    }

    private static Uri ReadHost(IConfigurationSection square)
    {
        if (ReadUrl(square, "Host") is { } host)
            return new Uri(host);
        return Settings.Text(square, "Environment") switch
        {
            null or "sandbox" => SquareOptions.Sandbox,
            "production" => SquareOptions.Production,
            var other => throw new InvalidOperationException($"Set {square.Path}:Environment to sandbox or production, not to '{other}'."),
        };
    }

    /// <summary>As it is written: Square compares it to the letter.</summary>
    private static string? ReadUrl(IConfigurationSection square, string name)
    {
        if (Settings.Text(square, name) is not { } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback))
            ? text
            : throw new InvalidOperationException($"Set {square.Path}:{name} to a URL with https; http is for this machine only.");
    }
}
