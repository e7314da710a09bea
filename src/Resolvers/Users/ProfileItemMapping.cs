using Graph.DynamoDb.Items;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Users;

/// <summary>
/// A profile as it is stored: flat, preferences too, so that an update names the attributes that it changes and no other. What
/// is missing has its default.
/// </summary>
internal static class ProfileItemMapping
{
    public static StoredNames<ExperienceLevel> Levels { get; } = new(ExperienceLevelNames.Of);

    public static StoredNames<MeasurementUnits> Units { get; } = new(MeasurementUnitsNames.Of);

    public static StoredNames<ProfileVisibility> Visibilities { get; } = new(ProfileVisibilityNames.Of);

    public static ItemMapping<UserProfile> Profile { get; } = new(Read, Write);

    private static UserProfile Read(ItemReader item)
    {
        var nothing = UserProfile.DefaultOf(new UserId(item.String("userId")));
        return nothing with
        {
            FirstName = item.StringOrNull("firstName"),
            LastName = item.StringOrNull("lastName"),
            Email = item.StringOrNull("email"),
            Bio = item.StringOrNull("bio"),
            DateOfBirth = StoredDate.Read(item.StringOrNull("dateOfBirth")),
            Height = item.DecimalOrNull("height"),
            Weight = item.DecimalOrNull("weight"),
            FitnessGoals = item.Strings("fitnessGoals"),
            ExperienceLevel = Levels.Read(item.StringOrNull("experienceLevel"), nothing.ExperienceLevel),
            ProfileImageUrl = Uri.TryCreate(item.StringOrNull("profileImageUrl"), UriKind.Absolute, out var url) ? url : null,
            Preferences = ReadPreferences(item, nothing.Preferences),
            CreatedAt = item.Time("createdAt"),
            UpdatedAt = item.Time("updatedAt"),
        };
    }

    private static ProfilePreferences ReadPreferences(ItemReader item, ProfilePreferences nothing) => new(
        Units.Read(item.StringOrNull("units"), nothing.Units),
        item.StringOrNull("timezone") ?? nothing.Timezone,
        new NotificationPreferences(
            item.BooleanOrNull("emailNotifications") ?? nothing.Notifications.Email,
            item.BooleanOrNull("pushNotifications") ?? nothing.Notifications.Push,
            item.BooleanOrNull("workoutReminders") ?? nothing.Notifications.WorkoutReminders,
            item.BooleanOrNull("nutritionReminders") ?? nothing.Notifications.NutritionReminders),
        new PrivacyPreferences(
            Visibilities.Read(item.StringOrNull("profileVisibility"), nothing.Privacy.ProfileVisibility),
            item.BooleanOrNull("workoutSharing") ?? nothing.Privacy.WorkoutSharing,
            item.BooleanOrNull("progressSharing") ?? nothing.Privacy.ProgressSharing));

    private static void Write(UserProfile profile, ItemWriter item) => item
        .String("userId", profile.UserId.Value)
        .String("firstName", profile.FirstName)
        .String("lastName", profile.LastName)
        .String("email", profile.Email)
        .String("bio", profile.Bio)
        .String("dateOfBirth", profile.DateOfBirth is { } day ? StoredDate.Format(day) : null)
        .Number("height", profile.Height)
        .Number("weight", profile.Weight)
        .Strings("fitnessGoals", profile.FitnessGoals)
        .String("experienceLevel", Levels.Of(profile.ExperienceLevel))
        .String("profileImageUrl", profile.ProfileImageUrl?.OriginalString)
        .String("units", Units.Of(profile.Preferences.Units))
        .String("timezone", profile.Preferences.Timezone)
        .Boolean("emailNotifications", profile.Preferences.Notifications.Email)
        .Boolean("pushNotifications", profile.Preferences.Notifications.Push)
        .Boolean("workoutReminders", profile.Preferences.Notifications.WorkoutReminders)
        .Boolean("nutritionReminders", profile.Preferences.Notifications.NutritionReminders)
        .String("profileVisibility", Visibilities.Of(profile.Preferences.Privacy.ProfileVisibility))
        .Boolean("workoutSharing", profile.Preferences.Privacy.WorkoutSharing)
        .Boolean("progressSharing", profile.Preferences.Privacy.ProgressSharing)
        .Timestamp("createdAt", profile.CreatedAt)
        .Timestamp("updatedAt", profile.UpdatedAt);
}
