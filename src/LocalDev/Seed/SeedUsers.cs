using Graph.Resolvers;
using Graph.Resolvers.Users;

namespace Graph.LocalDev.Seed;

/// <summary>Four invented users, with the ids that the local identity issuer signs in; every e-mail ends in <c>example.com</c>.</summary>
internal static class SeedUsers
{
    public static UserId Ada { get; } = new("user-1");

    public static UserId Ben { get; } = new("user-2");

    public static UserId Cleo { get; } = new("coach-1");

    public static UserId Dora { get; } = new("admin-1");

    private static readonly DateTimeOffset Joined = new(2030, 9, 1, 8, 30, 0, TimeSpan.Zero);

    public static IReadOnlyList<User> All { get; } =
    [
        new(Ada, "ada@example.com", Joined),
        new(Ben, "ben@example.com", Joined.AddDays(40)),
        new(Cleo, "cleo@example.com", Joined.AddDays(41)),
        new(Dora, "dora@example.com", null),
    ];

    /// <summary>The admin has none: hers holds defaults.</summary>
    public static IReadOnlyList<UserProfile> Profiles { get; } =
    [
        UserProfile.DefaultOf(Ada) with
        {
            FirstName = "Ada",
            LastName = "Parata",
            Email = "ada@example.com",
            Bio = "Runs before breakfast.",
            DateOfBirth = new DateOnly(1996, 12, 10),
            Height = 168,
            Weight = 61.5m,
            FitnessGoals = ["Half marathon under two hours", "Sleep eight hours"],
            ExperienceLevel = ExperienceLevel.Intermediate,
            ProfileImageUrl = new Uri("https://example.com/pictures/ada.jpg"),
            Preferences = ProfilePreferences.Default with { Timezone = "Pacific/Auckland" },
            CreatedAt = Joined,
            UpdatedAt = Joined.AddDays(12),
        },
        UserProfile.DefaultOf(Ben) with
        {
            FirstName = "Ben",
            FitnessGoals = ["First pull-up"],
            CreatedAt = Joined.AddDays(40),
            UpdatedAt = Joined.AddDays(40),
        },
        UserProfile.DefaultOf(Cleo) with
        {
            FirstName = "Cleo",
            LastName = "Larsen",
            ExperienceLevel = ExperienceLevel.Advanced,
            Preferences = ProfilePreferences.Default with { Units = MeasurementUnits.Imperial },
            CreatedAt = Joined.AddDays(41),
            UpdatedAt = Joined.AddDays(45),
        },
    ];
}
