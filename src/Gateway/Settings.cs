namespace Graph.Gateway;

/// <summary>
/// Reads a section of the configuration. A setting that is wrong or unknown stops the start: a misspelt one could leave a check
/// out without anyone noticing. Every exception says which key to set, and to what.
/// </summary>
internal static class Settings
{
    /// <exception cref="InvalidOperationException">The section has another setting than these.</exception>
    public static void CheckNames(IConfigurationSection section, params string[] known)
    {
        foreach (var child in section.GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                throw new InvalidOperationException($"{child.Path} is not a setting. {section.Path} has {string.Join(", ", known)}.");
        }
    }

    /// <summary>Null when it is not set.</summary>
    public static string? Text(IConfigurationSection section, string name) =>
        section[name] is { Length: > 0 } text ? text : null;

    /// <exception cref="InvalidOperationException">It is one text, or one of the list is empty.</exception>
    public static string[] Texts(IConfigurationSection section, string name)
    {
        var list = section.GetSection(name);
        if (!string.IsNullOrEmpty(list.Value) || list.GetChildren().Any(child => string.IsNullOrWhiteSpace(child.Value)))
            throw new InvalidOperationException($"{list.Path} is a list: set {list.Path}:0, {list.Path}:1 and so on.");
        return [.. list.GetChildren().Select(child => child.Value!)];
    }

    /// <exception cref="InvalidOperationException">It is neither true nor false.</exception>
    public static bool Flag(IConfigurationSection section, string name, bool otherwise)
    {
        if (Text(section, name) is not { } text)
            return otherwise;
        return bool.TryParse(text, out var flag)
            ? flag
            : throw new InvalidOperationException($"Set {section.Path}:{name} to true or false, or leave it out.");
    }

    /// <exception cref="InvalidOperationException">It is no number, or out of range.</exception>
    public static int Number(IConfigurationSection section, string name, int otherwise, int least, int most)
    {
        if (Text(section, name) is not { } text)
            return otherwise;
        return int.TryParse(text, out var number) && number >= least && number <= most
            ? number
            : throw new InvalidOperationException($"Set {section.Path}:{name} to a whole number from {least} to {most}, or leave it out.");
    }
}
