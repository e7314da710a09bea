namespace Graph.Gateway;

/// <summary>Where this instance stands on its way to production, and what follows from it unless it is configured.</summary>
/// <param name="Name">Also the last part of the tables' names, and what <c>/health</c> calls the environment.</param>
/// <param name="TakesAnyOrigin">Browsers may call from pages of any site.</param>
/// <param name="RequestsPerSecond">Of one viewer or address, in the long run.</param>
/// <param name="Burst">Of one viewer or address, at once.</param>
internal sealed record Stage(string Name, bool TakesAnyOrigin, int RequestsPerSecond, int Burst)
{
    private static readonly Stage[] s_all =
    [
        new("dev", true, 500, 1_000),
        new("staging", true, 1_000, 2_000),
        new("prod", false, 5_000, 10_000),
    ];

    /// <summary>What <c>Stage</c> names; left out it is dev in Development and prod elsewhere, so that nothing is open by accident.</summary>
    /// <exception cref="InvalidOperationException">There is no such stage.</exception>
    public static Stage Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var name = configuration["Stage"] is { Length: > 0 } given ? given : environment.IsDevelopment() ? "dev" : "prod";
        return Array.Find(s_all, stage => stage.Name == name)
            ?? throw new InvalidOperationException($"Set Stage to {string.Join(", ", s_all.Select(stage => stage.Name))}, not to '{name}'.");
    }
}
