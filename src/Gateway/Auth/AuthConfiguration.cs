using Graph.Gateway.Auth.Issuers;

namespace Graph.Gateway.Auth;

/// <summary>Reads the section <c>Auth</c>.</summary>
internal static class AuthConfiguration
{
    /// <exception cref="InvalidOperationException">Says which key to set, and to what.</exception>
    public static AuthOptions Read(IConfigurationSection auth)
    {
        Settings.CheckNames(
            auth, "Issuers", "ClockSkewSeconds", "AdminRole", "AnonymousPermissions", "MaxTokenBytes", "KeyFetchPauseSeconds");
        var defaults = new AuthOptions();
        var issuers = auth.GetSection("Issuers").GetChildren().Select(IssuerConfiguration.Read).ToArray();
        if (issuers.CountBy(issuer => issuer.Name).FirstOrDefault(count => count.Value > 1).Key is { } name)
            throw new InvalidOperationException($"Auth:Issuers has {name} more than once: put its audiences into one entry.");
        return new AuthOptions
        {
            Issuers = issuers,
            ClockSkewSeconds = Settings.Number(auth, "ClockSkewSeconds", defaults.ClockSkewSeconds, 0, 300),
            AdminRole = Settings.Text(auth, "AdminRole") ?? defaults.AdminRole,
            AnonymousPermissions = Settings.Texts(auth, "AnonymousPermissions"),
            // The server takes 32 KB of headers.
            MaxTokenBytes = Settings.Number(auth, "MaxTokenBytes", defaults.MaxTokenBytes, 512, 16_384),
            KeyFetchPause = TimeSpan.FromSeconds(
                Settings.Number(auth, "KeyFetchPauseSeconds", (int)defaults.KeyFetchPause.TotalSeconds, 1, 3_600)),
        };
    }
}
