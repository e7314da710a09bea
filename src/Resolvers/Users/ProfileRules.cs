using Graph.GraphQL.Binding;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Users;

/// <summary>What a change of a profile must be like.</summary>
internal static class ProfileRules
{
    private const int LongestName = 100;
    private const int LongestEmail = 500;
    private const int LongestBio = 500;
    private const int LongestGoal = 100;
    private const int MostGoals = 20;

    private static readonly DateOnly EarliestBirth = new(1900, 1, 1);

    /// <param name="today">By UTC.</param>
    /// <returns>All that is wrong; empty when the change can be stored.</returns>
    public static IReadOnlyList<UserError> Check(UpdateProfileInput input, DateOnly today)
    {
        var errors = new List<UserError>();
        CheckName(input.FirstName.Value, errors, "firstName");
        CheckName(input.LastName.Value, errors, "lastName");
        CheckEmail(input.Email.Value, errors);
        InputRules.Text(input.Bio.Value, errors, LongestBio, "bio");
        CheckBirth(input.DateOfBirth.Value, today, errors);
        InputRules.Number(input.Height.Value, 50, 300, errors, "height");
        InputRules.Number(input.Weight.Value, 20, 500, errors, "weight");
        CheckGoals(input.FitnessGoals.Value, errors);
        InputRules.NotNull(input.ExperienceLevel, errors, "experienceLevel");
        CheckImage(input.ProfileImageUrl.Value, errors);
        CheckPreferences(input.Preferences, errors);
        return errors;
    }

    private static void CheckName(string? name, List<UserError> errors, string field)
    {
        if (name is not null && string.IsNullOrWhiteSpace(name))
            errors.Add(Invalid($"A name has 1 to {LongestName} characters; send null to clear it.", field));
        InputRules.Text(name, errors, LongestName, field);
    }

    private static void CheckEmail(string? email, List<UserError> errors)
    {
        if (email is not null && !EmailText.IsAddress(email))
            errors.Add(Invalid("This is no e-mail address; send it like 'name@example.com'.", "email"));
        InputRules.Text(email, errors, LongestEmail, "email");
    }

    private static void CheckBirth(DateOnly? day, DateOnly today, List<UserError> errors)
    {
        if (day < EarliestBirth || day >= today)
            errors.Add(Invalid("Nobody is born on this day; send one from 1900 on and before today.", "dateOfBirth"));
    }

    private static void CheckGoals(IReadOnlyList<string>? goals, List<UserError> errors)
    {
        if (goals is null)
            return;
        if (goals.Count > MostGoals)
        {
            var message = $"A profile has at most {MostGoals} goals; these are {goals.Count}.";
            errors.Add(new UserError(message, ["fitnessGoals"], UserErrorCode.TooMany));
            return;
        }

        for (var i = 0; i < goals.Count; i++)
            InputRules.Text(goals[i], errors, LongestGoal, "fitnessGoals", $"{i}");
    }

    // How long it may be is the scalar's.
    private static void CheckImage(Uri? url, List<UserError> errors)
    {
        if (url is null)
            return;
        if (url.Scheme != Uri.UriSchemeHttps)
            errors.Add(Invalid("A picture has an https address; send one that begins with 'https://'.", "profileImageUrl"));
        InputRules.Text(url.OriginalString, errors, int.MaxValue, "profileImageUrl");
    }

    private static void CheckPreferences(Optional<ProfilePreferencesInput?> given, List<UserError> errors)
    {
        InputRules.NotNull(given, errors, "preferences");
        if (given.Value is not { } preferences)
            return;
        InputRules.NotNull(preferences.Units, errors, "preferences", "units");
        CheckTimezone(preferences.Timezone, errors);
        CheckNotifications(preferences.Notifications, errors);
        CheckPrivacy(preferences.Privacy, errors);
    }

    private static void CheckTimezone(Optional<string?> given, List<UserError> errors)
    {
        InputRules.NotNull(given, errors, "preferences", "timezone");
        if (given.Value is { } name && !TimeZoneName.IsKnown(name))
            errors.Add(Invalid("This is no IANA time zone; send one like 'Pacific/Auckland'.", "preferences", "timezone"));
    }

    private static void CheckNotifications(Optional<NotificationPreferencesInput?> given, List<UserError> errors)
    {
        InputRules.NotNull(given, errors, "preferences", "notifications");
        if (given.Value is not { } notifications)
            return;
        InputRules.NotNull(notifications.Email, errors, "preferences", "notifications", "email");
        InputRules.NotNull(notifications.Push, errors, "preferences", "notifications", "push");
        InputRules.NotNull(notifications.WorkoutReminders, errors, "preferences", "notifications", "workoutReminders");
        InputRules.NotNull(notifications.NutritionReminders, errors, "preferences", "notifications", "nutritionReminders");
    }

    private static void CheckPrivacy(Optional<PrivacyPreferencesInput?> given, List<UserError> errors)
    {
        InputRules.NotNull(given, errors, "preferences", "privacy");
        if (given.Value is not { } privacy)
            return;
        InputRules.NotNull(privacy.ProfileVisibility, errors, "preferences", "privacy", "profileVisibility");
        InputRules.NotNull(privacy.WorkoutSharing, errors, "preferences", "privacy", "workoutSharing");
        InputRules.NotNull(privacy.ProgressSharing, errors, "preferences", "privacy", "progressSharing");
    }

    private static UserError Invalid(string message, params string[] path) => new(message, path, UserErrorCode.Invalid);
}
