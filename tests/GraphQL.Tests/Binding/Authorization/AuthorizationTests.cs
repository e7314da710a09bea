using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Subscriptions;
using Graph.GraphQL.Tests.Execution;
using Graph.GraphQL.TypeSystem.Authorization;

namespace Graph.GraphQL.Tests.Binding.Authorization;

/// <summary>Who may see what: fields are refused with an error, objects of other owners read as not found.</summary>
public sealed class AuthorizationTests
{
    private const string Sdl = AuthorizationDirectives.Sdl + """
        type Query {
          open: String @public
          signedIn: String @authorize
          staff: String @authorize(roles: ["staff", "boss"], permissions: ["notes:read"])
          one: String @authorize(roles: "boss")
          adminsOnly: String @authorize(roles: [])
          nullIsNobody: String @authorize(roles: null, owner: null)
          strict: String! @authorize(roles: ["boss"])
          of(userId: ID): String @authorize(owner: "userId", permissions: ["notes:read"])
          note(id: ID!): Note @public
          notes: [Note]! @public
          strictNotes: [Note!] @public
          anything: Any @public
          secret: Secret @public
        }
        type Note @authorize(owner: "author", roles: ["boss"]) {
          id: ID!
          draft: String @authorize(owner: "author")
          grade: String @authorize(owner: "reader", roles: ["boss"])
        }
        type Secret @authorize(roles: ["boss"]) { word: String }
        union Any = Note | Secret
        type Subscription { ticks: String @authorize(roles: ["boss"]) }
        """;

    private static readonly Viewer s_ada = new() { Id = "ada" };
    private static readonly Viewer s_ben = new() { Id = "ben" };
    private static readonly Viewer s_staff = new() { Id = "sam", Roles = new HashSet<string> { "staff" } };
    private static readonly Viewer s_boss = new() { Id = "bob", Roles = new HashSet<string> { "boss" } };
    private static readonly Viewer s_reader = new() { Id = "ron", Permissions = new HashSet<string> { "notes:read" } };
    private static readonly Viewer s_admin = new() { Id = "amy", IsAdmin = true };

    private static readonly GraphQLExecutor s_executor = new(Bind());

    public static TheoryData<string, string> Granted => new()
    {
        { "open", "anonymous ada staff boss reader admin" },
        { "signedIn", "ada staff boss reader admin" },
        { "staff", "staff boss reader admin" },
        { "one", "boss admin" },
        { "adminsOnly", "admin" },
        { "nullIsNobody", "admin" },
        { "strict", "boss admin" },
        { "of", "ada staff boss reader admin" },
        { "of(userId: null)", "ada staff boss reader admin" },
        { "of(userId: \"ada\")", "ada reader admin" },
        { "of(userId: \"\")", "reader admin" },
        { "secret { word }", "boss admin" },
    };

    [Theory]
    [MemberData(nameof(Granted))]
    public async Task A_field_is_for_whom_its_directive_names(string field, string granted)
    {
        var answered = new List<string>();
        foreach (var (name, viewer) in Viewers())
        {
            var answer = await Ask($"{{ f: {field} }}", viewer);
            if (!answer.Contains("errors", StringComparison.Ordinal))
                answered.Add(name);
            else
                Assert.Contains(viewer.IsSignedIn ? "\"code\":\"FORBIDDEN\"" : "\"code\":\"UNAUTHENTICATED\"", answer, StringComparison.Ordinal);
        }

        Assert.Equal(granted, string.Join(' ', answered));
    }

    [Fact]
    public async Task A_refused_field_is_null_and_the_error_says_what_it_needs() => Assert.Equal(
        """{"errors":[{"message":"Query.staff is for the role staff, the role boss or the permission notes:read, and the viewer is none of these.","locations":[{"line":1,"column":3}],"path":["staff"],"extensions":{"code":"FORBIDDEN"}}],"data":{"staff":null,"open":"open"}}""",
        await Ask("{ staff open }", s_ada));

    [Fact]
    public async Task Who_has_not_signed_in_is_told_to() => Assert.Equal(
        """{"errors":[{"message":"Query.signedIn is for whoever has signed in. Sign in: send a bearer token in the Authorization header.","locations":[{"line":1,"column":3}],"path":["signedIn"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":{"signedIn":null}}""",
        await Ask("{ signedIn }", Viewer.Anonymous));

    [Fact]
    public async Task A_request_without_a_viewer_is_anonymous() =>
        Assert.Contains("UNAUTHENTICATED", await s_executor.Answer("{ signedIn }"), StringComparison.Ordinal);

    [Fact]
    public async Task A_refused_non_null_field_nulls_its_parent() =>
        Assert.EndsWith(",\"data\":null}", await Ask("{ open strict }", s_ada), StringComparison.Ordinal);

    [Fact]
    public async Task A_refused_resolver_is_not_called()
    {
        var called = false;
        var executor = new GraphQLExecutor(
            new SchemaBinder(AuthorizationDirectives.Sdl + "type Query { f: Int @authorize }").Field("Query.f", (in c) =>
            {
                called = true;
                c.Int(1);
            }).Build());

        await executor.Answer("{ f }");

        Assert.False(called);
    }

    [Fact]
    public async Task An_object_of_another_owner_reads_as_not_found()
    {
        Assert.Equal("""{"data":{"note":{"id":"ada"}}}""", await Ask("{ note(id: \"ada\") { id } }", s_ada));
        Assert.Equal("""{"data":{"note":null}}""", await Ask("{ note(id: \"ada\") { id } }", s_ben));
        Assert.Equal("""{"data":{"note":null}}""", await Ask("{ note(id: \"nobody\") { id } }", s_ben));
        Assert.Equal("""{"data":{"note":null}}""", await Ask("{ note(id: \"ada\") { id } }", Viewer.Anonymous));
        Assert.Equal("""{"data":{"note":{"id":"ada"}}}""", await Ask("{ note(id: \"ada\") { id } }", s_boss));
        Assert.Equal("""{"data":{"note":{"id":"ada"}}}""", await Ask("{ note(id: \"ada\") { id } }", s_admin));
    }

    [Fact]
    public async Task In_a_list_objects_of_others_are_null()
    {
        Assert.Equal("""{"data":{"notes":[{"id":"ada"},null]}}""", await Ask("{ notes { id } }", s_ada));
        Assert.Equal("""{"data":{"notes":[{"id":"ada"},{"id":"ben"}]}}""", await Ask("{ notes { id } }", s_boss));
    }

    [Fact]
    public async Task Where_there_must_be_an_object_the_owners_rule_is_an_error() => Assert.Equal(
        """{"errors":[{"message":"Note is for its owner or the role boss, and the viewer is none of these.","locations":[{"line":1,"column":3}],"path":["strictNotes",1],"extensions":{"code":"FORBIDDEN"}}],"data":{"strictNotes":null}}""",
        await Ask("{ strictNotes { id } }", s_ada));

    [Fact]
    public async Task A_field_may_be_for_the_owner_of_its_object()
    {
        Assert.Equal("""{"data":{"note":{"draft":"draft","grade":null}}}""", WithoutErrors(await Ask("{ note(id: \"ada\") { draft grade } }", s_ada)));
        Assert.Equal("""{"data":{"note":{"draft":null,"grade":"grade"}}}""", WithoutErrors(await Ask("{ note(id: \"ada\") { draft grade } }", s_boss)));
    }

    [Fact]
    public async Task An_abstract_type_is_guarded_by_the_object_type_of_the_value() => Assert.Equal(
        """{"data":{"anything":null}}""", WithoutErrors(await Ask("{ anything { ... on Secret { word } } }", s_ada)));

    [Fact]
    public async Task A_field_that_is_asked_for_under_another_name_or_in_a_fragment_is_refused_all_the_same() => Assert.Equal(
        """{"data":{"open":null,"b":null}}""",
        WithoutErrors(await Ask("{ open: signedIn ...F ... { b: signedIn } } fragment F on Query { open: signedIn }", Viewer.Anonymous)));

    [Fact]
    public async Task The_owner_may_come_as_a_variable()
    {
        Assert.Equal("""{"data":{"of":"of"}}""", await s_executor.Answer(
            "query ($id: ID) { of(userId: $id) }", """{"id":"ada"}""", features: RequestFeatures.None.With(s_ada)));
        Assert.Contains("FORBIDDEN", await s_executor.Answer(
            "query ($id: ID) { of(userId: $id) }", """{"id":"ada"}""", features: RequestFeatures.None.With(s_ben)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_subscription_never_opens_its_stream()
    {
        var result = new SubscriptionExecutor(s_executor).Subscribe(new GraphQLRequest { Query = "subscription { ticks }" }, RequestFeatures.None.With(s_ada));

        Assert.Null(result.Responses);
        Assert.Equal("FORBIDDEN", Assert.Single(result.Errors).Code);
    }

    [Fact]
    public async Task A_viewer_may_ask_several_schemas()
    {
        var other = new GraphQLExecutor(new SchemaBinder(AuthorizationDirectives.Sdl + "type Query { f: Int @authorize(roles: [\"staff\"]) }")
            .Field("Query.f", static (in c) => c.Int(1)).Build());

        Assert.Contains("FORBIDDEN", await Ask("{ one }", s_staff), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"f":1}}""", await other.Answer("{ f }", features: RequestFeatures.None.With(s_staff)));
        Assert.Contains("FORBIDDEN", await Ask("{ one }", s_staff), StringComparison.Ordinal);
    }

    [Fact]
    public void A_root_field_that_does_not_say_who_may_see_it_stops_the_start() => Assert.StartsWith(
        "Query.f does not say who may see it.",
        Assert.Throws<InvalidOperationException>(() =>
            new SchemaBinder(AuthorizationDirectives.Sdl + "type Query { f: Int }").Field("Query.f", static (in c) => c.Int(1)).Build()).Message,
        StringComparison.Ordinal);

    [Fact]
    public void An_owner_that_nothing_tells_stops_the_start() => Assert.Equal(
        "A names the owner 'by', and nothing tells who that is.",
        Assert.Throws<InvalidOperationException>(() => new SchemaBinder(
            AuthorizationDirectives.Sdl + """type Query { a: A @public } type A @authorize(owner: "by") { b: Int }""")
            .Field("Query.a", static (in c) => c.Null()).Field("A.b", static (in c) => c.Null()).Build()).Message);

    private static ExecutableSchema Bind()
    {
        var binder = new SchemaBinder(Sdl);
        foreach (var name in (string[])["open", "signedIn", "staff", "one", "adminsOnly", "nullIsNobody", "strict", "of"])
            binder.Field($"Query.{name}", (in c) => c.String(name));
        return binder
            .Field("Query.note", static (in c) => c.Object(c.Argument<string>(0) == "nobody" ? null : new Note(c.Argument<string>(0))))
            .Field("Query.notes", static (in c) => c.List(Notes(), static (in c, note) => c.Object(note)))
            .Field("Query.strictNotes", static (in c) => c.List(Notes(), static (in c, note) => c.Object(note)))
            .Field("Query.anything", static (in c) => c.Object(new Secret()))
            .Field("Query.secret", static (in c) => c.Object(new Secret()))
            .Field("Note.id", static (in c) => c.String(((Note)c.Parent).Author))
            .Field("Note.draft", static (in c) => c.String("draft"))
            .Field("Note.grade", static (in c) => c.String("grade"))
            .Field("Secret.word", static (in c) => c.String("word"))
            .Stream<string>("Subscription.ticks", static (in c) => throw new InvalidOperationException("Opened."), static (in c, v) => c.String(v))
            .AbstractType("Any", static value => value.GetType().Name)
            .Owner("Note", static v => ((Note)v).Author)
            .Owner("Note.draft", static v => ((Note)v).Author)
            .Owner("Note.grade", static v => ((Note)v).Reader)
            .Build();
    }

    private static Note[] Notes() => [new("ada"), new("ben")];

    private static IEnumerable<(string Name, Viewer Viewer)> Viewers() =>
        [("anonymous", Viewer.Anonymous), ("ada", s_ada), ("staff", s_staff), ("boss", s_boss), ("reader", s_reader), ("admin", s_admin)];

    private static Task<string> Ask(string query, Viewer viewer) => s_executor.Answer(query, features: RequestFeatures.None.With(viewer));

    private static string WithoutErrors(string response) => "{" + response[response.IndexOf("\"data\"", StringComparison.Ordinal)..];

    private sealed record Note(string Author)
    {
        public string? Reader => null;
    }

    private sealed record Secret;
}
