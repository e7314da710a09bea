using System.Text.RegularExpressions;
using Graph.LocalDev.Identity;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>Profiles by REST, as the coaching's API had them.</summary>
[Collection(SeededSystem.Collection)]
public sealed partial class ProfileShimTests(SeededSystem system)
{
    private const string Default =
        """{"first_name":null,"last_name":null,"email":null,"bio":null,"date_of_birth":null,"height":null,"weight":null,"fitness_goals":[],"experience_level":"beginner","profile_image_url":null,"preferences":{"units":"metric","timezone":"UTC","notifications":{"email":true,"push":true,"workout_reminders":true,"nutrition_reminders":true},"privacy":{"profile_visibility":"private","workout_sharing":false,"progress_sharing":false}},"created_at":null,"updated_at":null}""";

    private const string Change =
        """{"first_name":"Mere","last_name":"Tai","email":"mere@rest.example","bio":"Runs.","date_of_birth":"1990-05-06","height":171.5,"weight":64,"fitness_goals":["10 km"],"experience_level":"intermediate","profile_image_url":"https://example.com/mere.png","preferences":{"units":"imperial","timezone":"Pacific/Auckland","notifications":{"push":false},"privacy":{"profile_visibility":"friends","workout_sharing":true} },"created_at":"2001-01-01T00:00:00Z","unknown":1}""";

    private const string Changed =
        """{"first_name":"Mere","last_name":"Tai","email":"mere@rest.example","bio":"Runs.","date_of_birth":"1990-05-06","height":171.5,"weight":64,"fitness_goals":["10 km"],"experience_level":"intermediate","profile_image_url":"https://example.com/mere.png","preferences":{"units":"imperial","timezone":"Pacific/Auckland","notifications":{"email":true,"push":false,"workout_reminders":true,"nutrition_reminders":true},"privacy":{"profile_visibility":"friends","workout_sharing":true,"progress_sharing":false}},"created_at":"TIME","updated_at":"TIME"}""";

    [Theory]
    [InlineData("/api/users/profile", "rest-runner-1")]
    [InlineData("/api/user-profiles", "rest-runner-2")]
    public async Task A_profile_is_there_with_defaults_is_changed_and_cleared(string paths, string user)
    {
        var path = $"{paths}/{user}";

        var before = await system.Rest(user, "GET", path);
        var changed = await system.Rest(user, "PUT", path, Change);
        var after = await system.Rest(user, "GET", path);
        var deleted = await system.Rest(user, "DELETE", path);
        var cleared = await system.Rest(user, "GET", path);

        Assert.Equal((200, Default), (before.Status, before.Body));
        Assert.Equal((200, Changed), (changed.Status, WithoutTimes(changed.Body)));
        Assert.Equal((200, changed.Body), (after.Status, after.Body));
        Assert.Equal((200, """{"message":"User profile deleted successfully"}"""), (deleted.Status, deleted.Body));
        Assert.Equal(
            (200, Default.Replace("_at\":null", "_at\":\"TIME\"", StringComparison.Ordinal)), (cleared.Status, WithoutTimes(cleared.Body)));
    }

    [Fact]
    public async Task What_is_left_out_of_a_change_stays_as_it_is()
    {
        await system.Rest("rest-swimmer", "PUT", "/api/users/profile/rest-swimmer", Change);

        var answer = await system.Rest("rest-swimmer", "PUT", "/api/users/profile/rest-swimmer", """{"bio":null}""");

        Assert.Equal(
            Changed.Replace("\"bio\":\"Runs.\"", "\"bio\":null", StringComparison.Ordinal), WithoutTimes(answer.Body));
    }

    [Fact]
    public async Task A_profile_is_made_by_POST_too()
    {
        var answer = await system.Rest("rest-newcomer", "POST", "/api/user-profiles", Change);

        Assert.Equal((201, Changed), (answer.Status, WithoutTimes(answer.Body)));
    }

    [Theory]
    [InlineData("/api/users/profile/preferences", "rest-chooser-1")]
    [InlineData("/api/user-profiles/preferences", "rest-chooser-2")]
    public async Task Preferences_are_ones_own(string path, string user)
    {
        var before = await system.Rest(user, "GET", path);
        var changed = await system.Rest(user, "PUT", path, """{"units":"imperial","notifications":{"push":false} }""");
        var after = await system.Rest(user, "GET", path);

        const string Expected =
            """{"units":"UNITS","timezone":"UTC","notifications":{"email":true,"push":PUSH,"workout_reminders":true,"nutrition_reminders":true},"privacy":{"profile_visibility":"private","workout_sharing":false,"progress_sharing":false}}""";
        Assert.Equal((200, Expected.Replace("UNITS", "metric", StringComparison.Ordinal).Replace("PUSH", "true", StringComparison.Ordinal)), (before.Status, before.Body));
        Assert.Equal((200, Expected.Replace("UNITS", "imperial", StringComparison.Ordinal).Replace("PUSH", "false", StringComparison.Ordinal)), (changed.Status, changed.Body));
        Assert.Equal((200, changed.Body), (after.Status, after.Body));
    }

    [Theory]
    [InlineData("/api/users/profile/stats")]
    [InlineData("/api/user-profiles/stats?period=week&includeDetails=true")]
    public async Task Who_has_no_workouts_has_statistics_of_none(string path)
    {
        var answer = await system.Rest("rest-walker", "GET", path);
        var stranger = await RestAnswer.Of(system.Client, "GET", path);

        Assert.Equal(
            (200, """{"total_workouts":0,"total_workout_time":0,"current_streak":0,"longest_streak":0,"favorite_exercises":[],"achievements":[],"last_workout_date":null}"""),
            (answer.Status, answer.Body));
        Assert.Equal((401, """{"error":"Unauthorized","message":"Authentication failed"}"""), (stranger.Status, stranger.Body));
    }

    [Theory]
    [InlineData("GET", "user", 403, """{"error":"Forbidden","message":"You can only access your own profile"}""")]
    [InlineData("PUT", "user", 403, """{"error":"Forbidden","message":"Access denied"}""")]
    [InlineData("DELETE", "user", 403, """{"error":"Forbidden","message":"Access denied"}""")]
    [InlineData("GET", "coach", 404, """{"error":"Not Found","message":"User profile not found"}""")]
    [InlineData("PUT", "coach", 403, """{"error":"Forbidden","message":"Access denied"}""")]
    [InlineData("PUT", "admin", 404, """{"error":"Not Found","message":"User profile not found"}""")]
    [InlineData("DELETE", "admin", 404, """{"error":"Not Found","message":"User profile not found"}""")]
    public async Task Anothers_profile_is_not_for_everyone(string method, string role, int status, string expected)
    {
        var answer = await As(role, method, "/api/users/profile/rest-nobody-at-all", method == "PUT" ? Change : null);

        Assert.Equal((status, expected), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("coach")]
    [InlineData("admin")]
    public async Task Coaches_and_admins_read_anyones_profile(string role)
    {
        await system.Rest("rest-coached", "PUT", "/api/users/profile/rest-coached", Change);

        var answer = await As(role, "GET", "/api/users/profile/rest-coached", null);

        Assert.Equal((200, Changed), (answer.Status, WithoutTimes(answer.Body)));
    }

    [Fact]
    public async Task Who_may_write_a_profile_and_not_read_it_is_told_that_it_was_written()
    {
        await system.Rest("rest-written", "PUT", "/api/users/profile/rest-written", Change);
        var writer = system.Issuer.Sign(new TokenRequest("rest-writer", null, [], ["write:profile"], TokenRequest.UsualLifetime));

        var answer = await RestAnswer.Of(
            system.Client, "PUT", "/api/users/profile/rest-written", """{"first_name":"Ana"}""", $"Bearer {writer}");
        var written = await system.Rest("rest-written", "GET", "/api/users/profile/rest-written");

        Assert.Equal((200, """{"message":"User profile updated successfully"}"""), (answer.Status, answer.Body));
        Assert.StartsWith("""{"first_name":"Ana",""", written.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/users/profile/rest-bad", "{", """{"error":"Bad Request","message":"Invalid JSON in request body"}""")]
    [InlineData("/api/users/profile/rest-bad", null, """{"error":"Bad Request","message":"Invalid JSON in request body"}""")]
    [InlineData("/api/users/profile/rest-bad", "[]", """{"error":"Bad Request","message":"Invalid JSON in request body"}""")]
    [InlineData("/api/users/profile/preferences", "5", """{"error":"Bad Request","message":"Invalid preferences data"}""")]
    [InlineData(
        "/api/users/profile/rest-bad",
        """{"first_name":"","email":"nobody","experience_level":null,"preferences":{"timezone":"Mars","notifications":{"workout_reminders":null} } }""",
        """{"error":"Validation Error","message":"Invalid profile data","details":["first_name: A name has 1 to 100 characters; send null to clear it.","email: This is no e-mail address; send it like 'name@example.com'.","experience_level: This cannot be null; leave it out to keep what is there.","preferences.timezone: This is no IANA time zone; send one like 'Pacific/Auckland'.","preferences.notifications.workout_reminders: This cannot be null; leave it out to keep what is there."]}""")]
    public async Task A_body_that_cannot_be_stored_is_400(string path, string? body, string expected)
    {
        var answer = await system.Rest("rest-bad", "PUT", path, body);

        Assert.Equal((400, expected), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task A_value_of_another_type_is_400_with_the_reason()
    {
        var answer = await system.Rest("rest-bad", "PUT", "/api/users/profile/rest-bad", """{"experience_level":"expert"}""");

        Assert.Equal(400, answer.Status);
        Assert.StartsWith("""{"error":"Validation Error","message":"Invalid profile data","details":["Variable """, answer.Body, StringComparison.Ordinal);
    }

    private Task<RestAnswer> As(string role, string method, string path, string? body) => RestAnswer.Of(
        system.Client, method, path, body, $"Bearer {system.Issuer.Sign(new TokenRequest($"rest-{role}", null, [role], [], TokenRequest.UsualLifetime))}");

    private static string WithoutTimes(string body) => Time().Replace(body, "_at\":\"TIME\"");

    [GeneratedRegex("_at\":\"[-0-9T:.]+Z\"")]
    private static partial Regex Time();
}
