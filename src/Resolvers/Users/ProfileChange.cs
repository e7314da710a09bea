using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Users;

/// <summary>The update of the stored profile that an input asks for, by the attributes of <see cref="ProfileItemMapping"/>.</summary>
internal static class ProfileChange
{
    /// <param name="input">One in which <see cref="ProfileRules"/> found nothing wrong.</param>
    /// <returns><see cref="Update.Nothing"/> itself when nothing is given.</returns>
    public static Update Of(UpdateProfileInput input)
    {
        var update = Update.Nothing
            .Given("firstName", input.FirstName, Text)
            .Given("lastName", input.LastName, Text)
            .Given("email", input.Email, Text)
            .Given("bio", input.Bio, Text)
            .Given("dateOfBirth", input.DateOfBirth, day => day is { } given ? Text(StoredDate.Format(given)) : null)
            .Given("height", input.Height, centimetres => centimetres)
            .Given("weight", input.Weight, kilograms => kilograms)
            .Given("experienceLevel", input.ExperienceLevel, level => level is { } given ? Text(ProfileItemMapping.Levels.Of(given)) : null)
            .Given("profileImageUrl", input.ProfileImageUrl, url => Text(url?.OriginalString));
        if (input.FitnessGoals.HasValue)
            update = update.SetStrings("fitnessGoals", input.FitnessGoals.Value ?? []);
        return update.With(input.Preferences.Value);
    }

    private static Update With(this Update update, ProfilePreferencesInput? preferences) => preferences is null ? update : update
        .Given("units", preferences.Units, units => units is { } given ? Text(ProfileItemMapping.Units.Of(given)) : null)
        .Given("timezone", preferences.Timezone, Text)
        .With(preferences.Notifications.Value)
        .With(preferences.Privacy.Value);

    private static Update With(this Update update, NotificationPreferencesInput? notifications) => notifications is null ? update : update
        .Given("emailNotifications", notifications.Email, Flag)
        .Given("pushNotifications", notifications.Push, Flag)
        .Given("workoutReminders", notifications.WorkoutReminders, Flag)
        .Given("nutritionReminders", notifications.NutritionReminders, Flag);

    private static Update With(this Update update, PrivacyPreferencesInput? privacy) => privacy is null ? update : update
        .Given(
            "profileVisibility",
            privacy.ProfileVisibility,
            visibility => visibility is { } given ? Text(ProfileItemMapping.Visibilities.Of(given)) : null)
        .Given("workoutSharing", privacy.WorkoutSharing, Flag)
        .Given("progressSharing", privacy.ProgressSharing, Flag);

    /// <summary>Sets or clears what is given, and leaves alone what is not.</summary>
    private static Update Given<T>(this Update update, string attribute, Optional<T> value, Func<T, ItemValue?> toStored) =>
        value.HasValue ? update.SetOrRemove(attribute, toStored(value.Value)) : update;

    private static ItemValue? Text(string? text) => text is { } given ? ItemValue.String(given) : default(ItemValue?);

    private static ItemValue? Flag(bool? flag) => flag;
}
