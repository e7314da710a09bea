namespace Graph.Gateway.Rest.Profiles;

/// <summary>Bodies as inputs of the schema: other names, and enums in small letters. What a profile does not have is ignored.</summary>
internal static class ProfileBody
{
    private static readonly Member[] s_preferences =
    [
        new("units", "units", IsEnum: true),
        new("timezone", "timezone"),
        new("notifications", "notifications", Members:
        [
            new("email", "email"),
            new("push", "push"),
            new("workout_reminders", "workoutReminders"),
            new("nutrition_reminders", "nutritionReminders"),
        ]),
        new("privacy", "privacy", Members:
        [
            new("profile_visibility", "profileVisibility", IsEnum: true),
            new("workout_sharing", "workoutSharing"),
            new("progress_sharing", "progressSharing"),
        ]),
    ];

    private static readonly Member[] s_profile =
    [
        new("first_name", "firstName"),
        new("last_name", "lastName"),
        new("email", "email"),
        new("bio", "bio"),
        new("date_of_birth", "dateOfBirth"),
        new("height", "height"),
        new("weight", "weight"),
        new("fitness_goals", "fitnessGoals"),
        new("experience_level", "experienceLevel", IsEnum: true),
        new("profile_image_url", "profileImageUrl"),
        new("preferences", "preferences", s_preferences),
    ];

    public static ShimBody OfProfile(string example) => Of(s_profile, "input", "Invalid JSON in request body", example);

    public static ShimBody OfPreferences(string example) => Of(s_preferences, "preferences", ProfileErrors.InvalidPreferences, example);

    private static ShimBody Of(Member[] members, string variable, string malformed, string example)
    {
        var error = RestError.BadRequest(malformed);
        return new ShimBody(Bind, example) { Malformed = error, Missing = error };

        RestError? Bind(object? json, ShimInputs inputs)
        {
            inputs.Variables[variable] = json is IReadOnlyDictionary<string, object?> body ? Rename(body, members) : null;
            return inputs.Variables[variable] is null ? error : null;
        }
    }

    private static Dictionary<string, object?> Rename(IReadOnlyDictionary<string, object?> sent, Member[] members)
    {
        var input = new Dictionary<string, object?>();
        foreach (var member in members)
        {
            if (sent.TryGetValue(member.Name, out var value))
                input[member.Field] = Convert(value, member);
        }
        return input;
    }

    /// <summary>What is of another type stays as it is, for the schema to refuse.</summary>
    private static object? Convert(object? value, Member member) => value switch
    {
        string name when member.IsEnum => name.ToUpperInvariant(),
        IReadOnlyDictionary<string, object?> inner when member.Members is { } members => Rename(inner, members),
        _ => value,
    };

    /// <param name="Name">In a body.</param>
    /// <param name="Field">Of the input.</param>
    private sealed record Member(string Name, string Field, Member[]? Members = null, bool IsEnum = false);
}
