using Graph.GraphQL.Binding;
using Graph.Resolvers.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Users;

public sealed class ProfileTests(Shop shop) : IClassFixture<Shop>
{
    private const string Everything =
        """
        userId firstName lastName email bio dateOfBirth height weight fitnessGoals experienceLevel profileImageUrl
        preferences { units timezone notifications { email push workoutReminders nutritionReminders } privacy { profileVisibility workoutSharing progressSharing } }
        createdAt updatedAt
        """;

    private static readonly Viewer Writer = new() { Id = "writer", Permissions = new HashSet<string> { "read:profile", "write:profile" } };

    [Fact]
    public async Task A_profile_that_was_never_stored_holds_defaults() =>
        await shop.Answers(
            $$"""{ profile { {{Everything}} } }""",
            """
            {"profile":{"userId":"blank","firstName":null,"lastName":null,"email":null,"bio":null,"dateOfBirth":null,"height":null,"weight":null,
             "fitnessGoals":[],"experienceLevel":"BEGINNER","profileImageUrl":null,
             "preferences":{"units":"METRIC","timezone":"UTC",
              "notifications":{"email":true,"push":true,"workoutReminders":true,"nutritionReminders":true},
              "privacy":{"profileVisibility":"PRIVATE","workoutSharing":false,"progressSharing":false}},
             "createdAt":null,"updatedAt":null}}
            """,
            new Viewer { Id = "blank" });

    [Fact]
    public async Task Everything_that_is_told_is_stored_also_of_who_is_no_user_of_the_wallet()
    {
        var viewer = new Viewer { Id = "teller" };
        const string told =
            """
            {"userId":"teller","firstName":"Mēre","lastName":"Tai","email":"mere@x.example","bio":"","dateOfBirth":"1990-02-28","height":170.5,"weight":62.25,
             "fitnessGoals":["Run","Swim"],"experienceLevel":"ADVANCED","profileImageUrl":"https://x.example/m%C4%93.png",
             "preferences":{"units":"IMPERIAL","timezone":"Pacific/Auckland",
              "notifications":{"email":false,"push":false,"workoutReminders":false,"nutritionReminders":false},
              "privacy":{"profileVisibility":"FRIENDS","workoutSharing":true,"progressSharing":true}},
             "createdAt":"2031-05-06T12:00:00.000Z","updatedAt":"2031-05-06T12:00:00.000Z"}
            """;

        await shop.Answers(
            $$"""
            mutation { updateProfile(input: {
              firstName: "Mēre", lastName: "Tai", email: "mere@x.example", bio: "", dateOfBirth: "1990-02-28", height: 170.50, weight: 62.25,
              fitnessGoals: ["Run", "Swim"], experienceLevel: ADVANCED, profileImageUrl: "https://x.example/m%C4%93.png",
              preferences: { units: IMPERIAL, timezone: "Pacific/Auckland",
                notifications: { email: false, push: false, workoutReminders: false, nutritionReminders: false },
                privacy: { profileVisibility: FRIENDS, workoutSharing: true, progressSharing: true } } }
            ) { profile { {{Everything}} } userErrors { path } } }
            """,
            $$"""{"updateProfile":{"profile":{{told}},"userErrors":[]} }""",
            viewer);
        await shop.Answers($$"""{ profile(userId: "teller") { {{Everything}} } }""", $$"""{"profile":{{told}}}""", viewer);
    }

    [Fact]
    public async Task What_is_left_out_stays_and_null_clears()
    {
        var viewer = new Viewer { Id = "partial" };
        await shop.Data(
            """
            mutation { updateProfile(input: { firstName: "A", bio: "B", height: 180, fitnessGoals: ["C"],
              preferences: { timezone: "Asia/Kolkata", notifications: { push: false }, privacy: { workoutSharing: true } } }) { userErrors { path } } }
            """,
            viewer: viewer);

        await shop.Answers(
            $$"""
            mutation { updateProfile(input: { bio: null, height: null, fitnessGoals: null, lastName: "D",
              preferences: { units: IMPERIAL, notifications: { email: false } } }) { profile { {{Everything}} } } }
            """,
            """
            {"updateProfile":{"profile":{"userId":"partial","firstName":"A","lastName":"D","email":null,"bio":null,"dateOfBirth":null,"height":null,"weight":null,
             "fitnessGoals":[],"experienceLevel":"BEGINNER","profileImageUrl":null,
             "preferences":{"units":"IMPERIAL","timezone":"Asia/Kolkata",
              "notifications":{"email":false,"push":false,"workoutReminders":true,"nutritionReminders":true},
              "privacy":{"profileVisibility":"PRIVATE","workoutSharing":true,"progressSharing":false}},
             "createdAt":"2031-05-06T12:00:00.000Z","updatedAt":"2031-05-06T12:00:00.000Z"}}}
            """,
            viewer);
    }

    [Fact]
    public async Task A_change_of_nothing_writes_nothing()
    {
        var viewer = new Viewer { Id = "idle" };
        await shop.Answers(
            "mutation { updateProfile(input: { preferences: { notifications: {} } }) { profile { userId createdAt } userErrors { path } } }",
            """{"updateProfile":{"profile":{"userId":"idle","createdAt":null},"userErrors":[]}}""",
            viewer);
        await shop.Answers("{ profile { createdAt } }", """{"profile":{"createdAt":null}}""", viewer);
    }

    [Fact]
    public async Task What_is_wrong_is_told_all_at_once_and_nothing_is_written()
    {
        var viewer = new Viewer { Id = "wrong" };
        var (longText, goals) = (new string('x', 501), string.Join(',', Enumerable.Repeat("\"run\"", 21)));
        await shop.Answers(
            $$"""
            mutation {
              a: updateProfile(input: { firstName: " ", lastName: "{{longText[..101]}}", email: "nobody", bio: "{{longText}}", dateOfBirth: "2031-05-06",
                height: 49.9, weight: 500.1, fitnessGoals: ["run", "{{longText[..101]}}"], experienceLevel: null, profileImageUrl: "http://x.example/a.png",
                preferences: { units: null, timezone: "Mars/Olympus", notifications: { email: null, push: null, workoutReminders: null, nutritionReminders: null },
                  privacy: { profileVisibility: null, workoutSharing: null, progressSharing: null } } }) { profile { userId } userErrors { path code } }
              b: updateProfile(input: { dateOfBirth: "1899-12-31", fitnessGoals: [{{goals}}], preferences: { timezone: null, notifications: null, privacy: null } }) { userErrors { path code } }
              c: updateProfile(input: { preferences: null }) { userErrors { message path code } }
            }
            """,
            """
            {"a":{"profile":null,"userErrors":[
              {"path":["firstName"],"code":"INVALID"},{"path":["lastName"],"code":"TOO_LONG"},{"path":["email"],"code":"INVALID"},
              {"path":["bio"],"code":"TOO_LONG"},{"path":["dateOfBirth"],"code":"INVALID"},{"path":["height"],"code":"INVALID"},
              {"path":["weight"],"code":"INVALID"},{"path":["fitnessGoals","1"],"code":"TOO_LONG"},{"path":["experienceLevel"],"code":"REQUIRED"},
              {"path":["profileImageUrl"],"code":"INVALID"},{"path":["preferences","units"],"code":"REQUIRED"},{"path":["preferences","timezone"],"code":"INVALID"},
              {"path":["preferences","notifications","email"],"code":"REQUIRED"},{"path":["preferences","notifications","push"],"code":"REQUIRED"},
              {"path":["preferences","notifications","workoutReminders"],"code":"REQUIRED"},{"path":["preferences","notifications","nutritionReminders"],"code":"REQUIRED"},
              {"path":["preferences","privacy","profileVisibility"],"code":"REQUIRED"},{"path":["preferences","privacy","workoutSharing"],"code":"REQUIRED"},
              {"path":["preferences","privacy","progressSharing"],"code":"REQUIRED"}]},
             "b":{"userErrors":[{"path":["dateOfBirth"],"code":"INVALID"},{"path":["fitnessGoals"],"code":"TOO_MANY"},
              {"path":["preferences","timezone"],"code":"REQUIRED"},{"path":["preferences","notifications"],"code":"REQUIRED"},{"path":["preferences","privacy"],"code":"REQUIRED"}]},
             "c":{"userErrors":[{"message":"This cannot be null; leave it out to keep what is there.","path":["preferences"],"code":"REQUIRED"}]}}
            """,
            viewer);
        await shop.Answers("{ profile { createdAt } }", """{"profile":{"createdAt":null}}""", viewer);
    }

    [Fact]
    public async Task The_ends_of_every_range_are_in_it()
    {
        var (name, text) = (new string('あ', 100), new string('あ', 500));
        var goals = string.Join(',', Enumerable.Repeat($"\"{name}\"", 20));
        await shop.Answers(
            $$"""
            mutation {
              a: updateProfile(input: { firstName: "x", lastName: "{{name}}", email: "{{text[..490]}}@x.example", bio: "{{text}}", dateOfBirth: "1900-01-01", height: 50, weight: 20, fitnessGoals: [{{goals}}] }) { userErrors { path } }
              b: updateProfile(input: { dateOfBirth: "2031-05-05", height: 300, weight: 500.00 }) { userErrors { path } profile { bio } }
            }
            """,
            $$"""{"a":{"userErrors":[]},"b":{"userErrors":[],"profile":{"bio":"{{text}}"} } }""",
            new Viewer { Id = "ends" });
    }

    [Fact]
    public async Task Changes_of_different_fields_at_once_all_stay()
    {
        string[] changes =
        [
            "firstName: \"A\"", "lastName: \"B\"", "email: \"c@x.example\"", "bio: \"D\"", "dateOfBirth: \"1990-01-01\"", "height: 170", "weight: 70",
            "fitnessGoals: [\"E\"]", "experienceLevel: INTERMEDIATE", "profileImageUrl: \"https://x.example/f\"", "preferences: { units: IMPERIAL }",
            "preferences: { timezone: \"Europe/London\" }", "preferences: { notifications: { email: false } }", "preferences: { notifications: { push: false } }",
            "preferences: { privacy: { profileVisibility: PUBLIC } }", "preferences: { privacy: { progressSharing: true } }",
        ];
        var viewer = new Viewer { Id = "busy" };

        await Task.WhenAll(changes.Select(change =>
            shop.Answers($$"""mutation { updateProfile(input: { {{change}} } ) { userErrors { path } } }""", """{"updateProfile":{"userErrors":[]}}""", viewer)));

        await shop.Answers(
            $$"""{ profile { {{Everything}} } }""",
            """
            {"profile":{"userId":"busy","firstName":"A","lastName":"B","email":"c@x.example","bio":"D","dateOfBirth":"1990-01-01","height":170,"weight":70,
             "fitnessGoals":["E"],"experienceLevel":"INTERMEDIATE","profileImageUrl":"https://x.example/f",
             "preferences":{"units":"IMPERIAL","timezone":"Europe/London",
              "notifications":{"email":false,"push":false,"workoutReminders":true,"nutritionReminders":true},
              "privacy":{"profileVisibility":"PUBLIC","workoutSharing":false,"progressSharing":true}},
             "createdAt":"2031-05-06T12:00:00.000Z","updatedAt":"2031-05-06T12:00:00.000Z"}}
            """,
            viewer);
    }

    [Fact]
    public async Task Somebody_elses_profile_needs_a_somebody()
    {
        await shop.Answers(
            """mutation { updateProfile(userId: "nobody", input: { bio: "x" }) { profile { bio } userErrors { message path code } } }""",
            """{"updateProfile":{"profile":null,"userErrors":[{"message":"There is no user with this id.","path":["userId"],"code":"NOT_FOUND"}]}}""",
            Writer);
        await shop.Answers("""{ profile(userId: "nobody") { bio } }""", """{"profile":null}""", Writer);
        await shop.Answers("""{ profile(userId: "") { bio } }""", """{"profile":null}""", Writer);

        await shop.Data("mutation { createUser { user { id } } }", viewer: new Viewer { Id = "somebody" });
        await shop.Answers(
            """{ profile(userId: "somebody") { bio experienceLevel } user(id: "somebody") { profile { bio } } }""",
            """{"profile":{"bio":null,"experienceLevel":"BEGINNER"},"user":{"profile":{"bio":null}}}""",
            Writer);
        await shop.Answers(
            """mutation { updateProfile(userId: "somebody", input: { bio: "x" }) { profile { userId bio } userErrors { path } } }""",
            """{"updateProfile":{"profile":{"userId":"somebody","bio":"x"},"userErrors":[]}}""",
            Writer);
    }

    [Fact]
    public async Task Profiles_of_a_page_of_users_are_one_read_and_load_nothing_of_the_wallet()
    {
        var users = shop.Services.GetRequiredService<UserStore>();
        await users.Fill(Enumerable.Range(0, 5).Select(i => new User(new UserId($"batch-{i}"), null, null)), CancellationToken.None);
        shop.Requests.Clear();

        await shop.Data("{ users(first: 5) { nodes { profile { bio } } } }", viewer: new Viewer { Id = "coach", Roles = new HashSet<string> { "coach" } });

        var read = Assert.Single(shop.Requests.Bodies("BatchGetItem"))["RequestItems"]!.AsObject();
        Assert.Equal(ProfilesTable.Definition.NameIn(shop.Database.Stage), Assert.Single(read).Key);
    }
}
