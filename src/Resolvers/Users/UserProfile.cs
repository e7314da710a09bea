namespace Graph.Resolvers.Users;

/// <summary>What a user tells of themselves. What they have not told is null, or a default.</summary>
/// <param name="Height">In centimetres.</param>
/// <param name="Weight">In kilograms.</param>
/// <param name="CreatedAt">When it was first stored; null when it never was.</param>
public sealed record UserProfile(
    UserId UserId,
    string? FirstName,
    string? LastName,
    string? Email,
    string? Bio,
    DateOnly? DateOfBirth,
    decimal? Height,
    decimal? Weight,
    IReadOnlyList<string> FitnessGoals,
    ExperienceLevel ExperienceLevel,
    Uri? ProfileImageUrl,
    ProfilePreferences Preferences,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt)
{
    /// <summary>The profile of who has told nothing yet.</summary>
    public static UserProfile DefaultOf(UserId userId) => new(
        userId, null, null, null, null, null, null, null, [], ExperienceLevel.Beginner, null, ProfilePreferences.Default, null, null);
}

/// <summary>How a user wants things.</summary>
/// <param name="Timezone">An IANA time zone.</param>
public sealed record ProfilePreferences(
    MeasurementUnits Units, string Timezone, NotificationPreferences Notifications, PrivacyPreferences Privacy)
{
    public static ProfilePreferences Default { get; } = new(
        MeasurementUnits.Metric,
        "UTC",
        new NotificationPreferences(Email: true, Push: true, WorkoutReminders: true, NutritionReminders: true),
        new PrivacyPreferences(ProfileVisibility.Private, WorkoutSharing: false, ProgressSharing: false));
}

/// <summary>What a user wants to be told.</summary>
public sealed record NotificationPreferences(bool Email, bool Push, bool WorkoutReminders, bool NutritionReminders);

/// <summary>What a user wants to show. Clients act on it; who may read the profile does not depend on it.</summary>
public sealed record PrivacyPreferences(ProfileVisibility ProfileVisibility, bool WorkoutSharing, bool ProgressSharing);
