using FsCheck;
using FsCheck.Fluent;
using Graph.GraphQL.Binding;

namespace Graph.Resolvers.Tests.Users;

public sealed class AnyProfileTests(Shop shop) : IClassFixture<Shop>
{
    private const int Cases = 300;

    private static readonly Gen<object?> Flag = AnyInput.Mostly(AnyInput.OneOf(true, false), AnyInput.Null);

    private int accepted;

    [Fact]
    public void Whatever_is_told_is_refused_in_words_or_reads_back_as_it_was_sent()
    {
        var goals = from texts in AnyInput.Mostly(AnyInput.OneOf("Run", "", "😀"), AnyInput.Text).Where(text => text is not null).ListOf(2)
                    from times in Gen.Frequency((9, Gen.Constant(1)), (1, Gen.Constant(11)))
                    select (object?)Enumerable.Repeat(texts, times).SelectMany(text => text).ToArray();
        var profile = AnyInput.Object(
            ("firstName", AnyInput.Mostly(AnyInput.OneOf("Mere", "\0", null), AnyInput.Text)),
            ("lastName", AnyInput.Mostly(AnyInput.OneOf("Tai", null), AnyInput.Text)),
            ("email", AnyInput.Mostly(AnyInput.OneOf("mere@x.example", null), AnyInput.Text)),
            ("bio", AnyInput.Mostly(AnyInput.OneOf("", " ", "\u0001\n"), AnyInput.Text)),
            ("dateOfBirth", AnyInput.Mostly(AnyInput.OneOf("1990-02-28", "1900-01-01", null), AnyInput.OneOf("0001-01-01", "9999-12-31", "2031-05-06"))),
            ("height", AnyInput.Mostly(AnyInput.OneOf(170L, 50.001m, null), AnyInput.OneOf(long.MaxValue, -1L))),
            ("weight", AnyInput.Mostly(AnyInput.OneOf(61L, 61.25000000000000000000000001m, null), AnyInput.OneOf(0L, long.MinValue))),
            ("fitnessGoals", AnyInput.Mostly(goals, AnyInput.Null)),
            ("experienceLevel", AnyInput.Mostly(AnyInput.OneOf("BEGINNER", "INTERMEDIATE", "ADVANCED"), AnyInput.Null)),
            ("profileImageUrl", AnyInput.Mostly(AnyInput.OneOf("https://x.example/%C4%93?a=b#c", "HTTPS://X.example", null), AnyInput.OneOf("http://x.example", "file:///etc/passwd", "https://x.example/\ud83d"))),
            ("preferences", AnyInput.Mostly(
                AnyInput.Object(
                    ("units", AnyInput.Mostly(AnyInput.OneOf("METRIC", "IMPERIAL"), AnyInput.Null)),
                    ("timezone", AnyInput.Mostly(AnyInput.OneOf("UTC", "Pacific/Auckland", "Etc/GMT+12"), AnyInput.Text)),
                    ("notifications", AnyInput.Object(("email", Flag), ("push", Flag), ("workoutReminders", Flag), ("nutritionReminders", Flag))),
                    ("privacy", AnyInput.Object(("profileVisibility", AnyInput.OneOf("PRIVATE", "FRIENDS", "PUBLIC")), ("workoutSharing", Flag), ("progressSharing", Flag)))),
                AnyInput.Object())));

        Prop.ForAll(profile.ToArbitrary(), input => Check((IReadOnlyDictionary<string, object?>)input!).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
        Assert.InRange(accepted, Cases / 10, Cases * 9 / 10);
    }

    private async Task Check(IReadOnlyDictionary<string, object?> input)
    {
        var viewer = new Viewer { Id = Guid.NewGuid().ToString() };
        var response = await shop.Ask(
            "mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { path code } } }",
            new Dictionary<string, object?> { ["input"] = input },
            viewer);
        Assert.True(response["errors"] is null, response.ToJsonString());
        if (response["data"]!["updateProfile"]!["userErrors"]!.AsArray().Count > 0)
            return;

        accepted++;
        var read = await shop.Data(
            """
            { profile { firstName lastName email bio dateOfBirth height weight fitnessGoals experienceLevel profileImageUrl
                preferences { units timezone notifications { email push workoutReminders nutritionReminders } privacy { profileVisibility workoutSharing progressSharing } } } }
            """,
            viewer: viewer);
        var stored = (IReadOnlyDictionary<string, object?>)AnyInput.Model(read["profile"])!;
        Assert.Equal(AnyInput.Canonical(Over(stored, input)), AnyInput.Canonical(stored));
    }

    // What was not given may be anything here: other tests say that it is what it was. Goals that are cleared are none.
    private static Dictionary<string, object?> Over(IReadOnlyDictionary<string, object?> stored, IReadOnlyDictionary<string, object?> given) =>
        stored.ToDictionary(member => member.Key, member => !given.TryGetValue(member.Key, out var value)
            ? member.Value
            : (value, member.Value, member.Key) switch
            {
                (IReadOnlyDictionary<string, object?> inner, IReadOnlyDictionary<string, object?> held, _) => Over(held, inner),
                (null, _, "fitnessGoals") => Array.Empty<object?>(),
                _ => value,
            });
}
