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
        CheckSubjects(auth.GetSection("Issuers"));
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

    /// <summary>
    /// A pool of Cognito and an environment of Dynamic make UUIDs of their own. Any other issuer may give out subjects that are
    /// another's too, and its users would own what is the others': whoever configures several has to say that it does not.
    /// </summary>
    private static void CheckSubjects(IConfigurationSection issuers)
    {
        var entries = issuers.GetChildren().ToArray();
        var silent = entries.FirstOrDefault(entry => entry["Issuer"] is not null && entry["SubjectPrefix"] is null);
        if (entries.Length > 1 && silent is not null)
            throw new InvalidOperationException(
                $"Set {silent.Path}:SubjectPrefix: with several issuers a user of {silent["Issuer"]} could have the subject of another's. "
                + "A prefix such as 'partner|' keeps them apart; an empty one says that they cannot.");
    }
}
