using Graph.Gateway.Auth.Issuers;

namespace Graph.Gateway.Auth;

/// <summary>
/// Reads the section <c>Auth</c>. A setting that is wrong or unknown stops the start: a misspelt one could leave a check
/// out without anyone noticing.
/// </summary>
internal static class AuthConfiguration
{
    /// <exception cref="InvalidOperationException">Says which key to set, and to what.</exception>
    public static AuthOptions Read(IConfigurationSection auth)
    {
        CheckNames(
            auth, "Issuers", "ClockSkewSeconds", "AdminRole", "AnonymousPermissions", "MaxTokenBytes", "KeyFetchPauseSeconds");
        var defaults = new AuthOptions();
        var issuers = auth.GetSection("Issuers").GetChildren().Select(IssuerConfiguration.Read).ToArray();
        if (issuers.CountBy(issuer => issuer.Name).FirstOrDefault(count => count.Value > 1).Key is { } name)
            throw new InvalidOperationException($"Auth:Issuers has {name} more than once: put its audiences into one entry.");
        return new AuthOptions
        {
            Issuers = issuers,
            ClockSkewSeconds = Number(auth, "ClockSkewSeconds", defaults.ClockSkewSeconds, 0, 300),
            AdminRole = Text(auth, "AdminRole") ?? defaults.AdminRole,
            AnonymousPermissions = Texts(auth, "AnonymousPermissions"),
            // The server takes 32 KB of headers.
            MaxTokenBytes = Number(auth, "MaxTokenBytes", defaults.MaxTokenBytes, 512, 16_384),
            KeyFetchPause = TimeSpan.FromSeconds(
                Number(auth, "KeyFetchPauseSeconds", (int)defaults.KeyFetchPause.TotalSeconds, 1, 3_600)),
        };
    }

    public static void CheckNames(IConfigurationSection section, params string[] known)
    {
        foreach (var child in section.GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                throw new InvalidOperationException(
                    $"{child.Path} is not a setting. {section.Path} has {string.Join(", ", known)}.");
        }
    }

    /// <summary>Null when it is not set.</summary>
    public static string? Text(IConfigurationSection section, string name) =>
        section[name] is { Length: > 0 } text ? text : null;

    public static string[] Texts(IConfigurationSection section, string name)
    {
        var list = section.GetSection(name);
        if (!string.IsNullOrEmpty(list.Value) || list.GetChildren().Any(child => string.IsNullOrWhiteSpace(child.Value)))
            throw new InvalidOperationException($"{list.Path} is a list: set {list.Path}:0, {list.Path}:1 and so on.");
        return [.. list.GetChildren().Select(child => child.Value!)];
    }

    private static int Number(IConfigurationSection section, string name, int otherwise, int least, int most)
    {
        if (Text(section, name) is not { } text)
            return otherwise;
        return int.TryParse(text, out var number) && number >= least && number <= most
            ? number
            : throw new InvalidOperationException(
                $"Set {section.Path}:{name} to a whole number from {least} to {most}, or leave it out.");
    }
}
