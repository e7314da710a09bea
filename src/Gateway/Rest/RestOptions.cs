using System.Globalization;

namespace Graph.Gateway.Rest;

/// <summary>Reads the section <c>Rest</c>.</summary>
/// <param name="DeprecatedSince">Since when clients are asked to go on to GraphQL.</param>
/// <param name="Sunset">When the routes will be gone; null as long as nobody has decided it.</param>
internal sealed record RestOptions(DateTimeOffset DeprecatedSince, DateTimeOffset? Sunset)
{
    private static readonly DateTimeOffset s_deprecated = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="InvalidOperationException">Says which key to set, and to what.</exception>
    public static RestOptions Read(IConfigurationSection rest)
    {
        Settings.CheckNames(rest, "DeprecatedSince", "Sunset");
        return new RestOptions(Day(rest, "DeprecatedSince") ?? s_deprecated, Day(rest, "Sunset"));
    }

    private static DateTimeOffset? Day(IConfigurationSection rest, string name)
    {
        if (Settings.Text(rest, name) is not { } text)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            : throw new InvalidOperationException($"Set {rest.Path}:{name} to a day such as 2027-06-30, or leave it out.");
    }
}
