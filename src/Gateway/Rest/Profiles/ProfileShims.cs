using System.Text.Json;
using Graph.Gateway.Rest.Shaping;

namespace Graph.Gateway.Rest.Profiles;

/// <summary>Profiles: everyone has one, which holds defaults until something is stored.</summary>
internal static class ProfileShims
{
    private const string Path = "/{userId}";

    private const string Body =
        """
        {"first_name":"Mere","last_name":"Tai","email":"mere@example.com","bio":"Runs.","date_of_birth":"1990-05-06","height":171.5,"weight":64,"fitness_goals":["10 km"],"experience_level":"intermediate","profile_image_url":"https://example.com/mere.png","preferences":{"units":"metric","timezone":"Pacific/Auckland"}}
        """;

    private const string Example =
        """
        {"first_name":"Mere","last_name":"Tai","email":"mere@example.com","bio":"Runs.","date_of_birth":"1990-05-06","height":171.5,"weight":64,"fitness_goals":["10 km"],"experience_level":"intermediate","profile_image_url":"https://example.com/mere.png","preferences":{"units":"metric","timezone":"Pacific/Auckland","notifications":{"email":true,"push":true,"workout_reminders":true,"nutrition_reminders":true},"privacy":{"profile_visibility":"private","workout_sharing":false,"progress_sharing":false}},"created_at":"2031-05-06T09:15:00.000Z","updated_at":"2031-05-06T09:15:00.000Z"}
        """;

    private const string NoWorkouts =
        """{"total_workouts":0,"total_workout_time":0,"current_streak":0,"longest_streak":0,"favorite_exercises":[],"achievements":[],"last_workout_date":null}""";

    private static readonly string[] s_fragments = ["StoredProfile", PreferenceShims.Fragment];

    private static readonly Shape s_profile = new([("experience_level", Formats.Lower), .. PreferenceShims.Formats]);

    private static ShimParameter UserId { get; } = ShimParameter.Segment("userId", "userId", "Whose profile: the `sub` of their tokens.", "9f8b1c1e-6f0a-4c9e-8d53-0a6f2f1f7a10");

    public static IReadOnlyList<Shim> All { get; } =
    [
        new(ProfilesApi.Instance, "GET", Path, "Profile")
        {
            Summary = "A profile: one's own, for coaches everyone's.",
            Fragments = s_fragments,
            Parameters = [UserId],
            Check = static result => result.At("profile").ValueKind == JsonValueKind.Null ? ProfileErrors.UserNotFound : null,
            Refuse = ProfileErrors.RefuseReading,
            Write = static (result, json) => s_profile.Write(result.At("profile"), json, result),
            Example = Example,
        },
        new(ProfilesApi.Instance, "PUT", Path, "UpdateProfile")
        {
            Summary = "Changes a profile; what is left out stays as it is.",
            Fragments = s_fragments,
            Parameters = [UserId],
            Body = ProfileBody.OfProfile(Body),
            Check = ProfileErrors.Check(ProfileErrors.InvalidProfile),
            Refuse = ProfileErrors.RefuseWriting(ProfileErrors.InvalidProfile),
            Write = WriteChanged,
            Example = Example,
        },
        new(ProfilesApi.Instance, "POST", "", "UpdateProfile")
        {
            Summary = "Fills one's own profile.",
            Fragments = s_fragments,
            Body = ProfileBody.OfProfile(Body),
            Check = ProfileErrors.Check(ProfileErrors.InvalidProfile),
            Refuse = ProfileErrors.RefuseWriting(ProfileErrors.InvalidProfile),
            Write = WriteChanged,
            Status = StatusCodes.Status201Created,
            Example = Example,
        },
        new(ProfilesApi.Instance, "DELETE", Path, "ClearProfile")
        {
            Summary = "Clears a profile: what was told is gone, and the defaults are there again.",
            Parameters = [UserId],
            Check = ProfileErrors.Check(ProfileErrors.InvalidProfile),
            Refuse = ProfileErrors.RefuseWriting(ProfileErrors.InvalidProfile),
            Write = static (_, json) => WriteMessage(json, "User profile deleted successfully"),
            Example = """{"message":"User profile deleted successfully"}""",
        },
        new(ProfilesApi.Instance, "GET", "/stats", null)
        {
            Summary = "What everyone was told who had no workouts. Workouts are no part of this.",
            Write = static (_, json) => json.WriteRawValue(NoWorkouts, skipInputValidation: true),
            Example = NoWorkouts,
        },
    ];

    /// <summary>Who may change a profile need not be one who may read it.</summary>
    private static void WriteChanged(ShimResult result, Utf8JsonWriter json)
    {
        if (result.At("updateProfile.profile") is { ValueKind: JsonValueKind.Object } profile)
            s_profile.Write(profile, json, result);
        else
            WriteMessage(json, "User profile updated successfully");
    }

    private static void WriteMessage(Utf8JsonWriter json, string message)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, message);
        json.WriteEndObject();
    }
}
