using Graph.Gateway.Rest.Shaping;

namespace Graph.Gateway.Rest.Profiles;

/// <summary>The preferences in the profile of who has signed in.</summary>
internal static class PreferenceShims
{
    public const string Fragment = "StoredPreferences";

    private const string Path = "/preferences";

    private const string Example =
        """
        {"units":"metric","timezone":"Pacific/Auckland","notifications":{"email":true,"push":true,"workout_reminders":true,"nutrition_reminders":true},"privacy":{"profile_visibility":"private","workout_sharing":false,"progress_sharing":false}}
        """;

    /// <summary>Of the members of preferences.</summary>
    public static IReadOnlyList<(string Member, MemberFormat Format)> Formats { get; } =
        [("units", Shaping.Formats.Lower), ("profile_visibility", Shaping.Formats.Lower)];

    private static readonly Shape s_preferences = new([.. Formats]);

    public static IReadOnlyList<Shim> All { get; } =
    [
        new(ProfilesApi.Instance, "GET", Path, "OwnPreferences")
        {
            Summary = "One's own preferences.",
            Fragments = [Fragment],
            Write = static (result, json) => s_preferences.Write(result.At("profile.preferences"), json, result),
            Example = Example,
        },
        new(ProfilesApi.Instance, "PUT", Path, "UpdateOwnPreferences")
        {
            Summary = "Changes one's own preferences; what is left out stays as it is.",
            Fragments = [Fragment],
            Body = ProfileBody.OfPreferences("""{"units":"imperial","notifications":{"push":false}}"""),
            Check = ProfileErrors.Check(ProfileErrors.InvalidPreferences),
            Refuse = ProfileErrors.RefuseWriting(ProfileErrors.InvalidPreferences),
            Write = static (result, json) => s_preferences.Write(result.At("updateProfile.profile.preferences"), json, result),
            Example = Example,
        },
    ];
}
