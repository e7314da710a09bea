using Graph.GraphQL.Binding;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Tests.Users;

public sealed class UserTests(Shop shop) : IClassFixture<Shop>
{
    private const string Create = "mutation { createUser { user { id email createdAt } userErrors { code path } } }";

    [Fact]
    public async Task Someone_who_signs_in_is_no_user_until_they_make_themselves_one()
    {
        var viewer = new Viewer { Id = "new-1", Email = "new@example.com" };

        await shop.Answers("{ me { id } }", """{"me":null}""", viewer);
        await shop.Answers(
            Create,
            """{"createUser":{"user":{"id":"new-1","email":"new@example.com","createdAt":"2031-05-06T12:00:00.000Z"},"userErrors":[]}}""",
            viewer);
        await shop.Answers("{ me { id email } }", """{"me":{"id":"new-1","email":"new@example.com"}}""", viewer);
        await shop.Answers("""{ user(id: "new-1") { email } }""", """{"user":{"email":"new@example.com"}}""");
    }

    [Fact]
    public async Task A_user_who_is_made_again_is_given_as_they_are()
    {
        await shop.Data(Create, viewer: new Viewer { Id = "again", Email = "first@example.com" });
        await shop.Answers(
            "mutation { createUser { user { id email } userErrors { message code path } } }",
            """{"createUser":{"user":{"id":"again","email":"first@example.com"},"userErrors":[{"message":"You have a user already.","code":"ALREADY_EXISTS","path":[]}]}}""",
            new Viewer { Id = "again", Email = "second@example.com" });
    }

    [Fact]
    public async Task A_token_without_e_mail_makes_a_user_without_e_mail() =>
        await shop.Answers(
            "mutation { createUser { user { id email } userErrors { code } } }",
            """{"createUser":{"user":{"id":"silent","email":null},"userErrors":[]}}""",
            new Viewer { Id = "silent" });

    [Fact]
    public async Task Twenty_at_once_make_one_user()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            shop.Data(Create, viewer: new Viewer { Id = "crowd", Email = $"{i}@example.com" })));

        var made = Assert.Single(answers, answer => answer["createUser"]!["userErrors"]!.AsArray().Count == 0);
        Assert.All(answers, answer => Assert.Equal((string?)made["createUser"]!["user"]!["email"], (string?)answer["createUser"]!["user"]!["email"]));
    }

    [Fact]
    public async Task A_row_of_the_wallet_is_a_user_and_keeps_what_the_wallet_knows()
    {
        const string row = """{"sub":"old-1","email":"old@example.com","encryptedMnemonic":"00:ff","publicKey":"0x04","address":"0x00"}""";
        await Stored.Put(shop, UsersTable.Definition, row);

        await shop.Answers(
            Create,
            """{"createUser":{"user":{"id":"old-1","email":"old@example.com","createdAt":null},"userErrors":[{"code":"ALREADY_EXISTS","path":[]}]}}""",
            new Viewer { Id = "old-1" });

        Stored.AssertJson(row, await Stored.Row(shop, UsersTable.Definition, "sub", "old-1"));
    }

    [Fact]
    public async Task Nobody_has_an_id_that_cannot_be()
    {
        await shop.Answers("""{ user(id: "") { id } }""", """{"user":null}""");
        await shop.Answers($$"""{ user(id: "{{new string('x', 3000)}}") { id } }""", """{"user":null}""");
    }

    [Fact]
    public async Task A_user_made_by_a_request_whose_answer_was_lost_is_new()
    {
        var losesNext = true;
        shop.Requests.LosesAnswer = operation => operation == "TransactWriteItems" && Interlocked.Exchange(ref losesNext, false);

        await shop.Answers(
            "mutation { createUser { user { id } userErrors { code } } }",
            """{"createUser":{"user":{"id":"unlucky"},"userErrors":[]}}""",
            new Viewer { Id = "unlucky" });

        Assert.False(losesNext);
        shop.Requests.LosesAnswer = null;
    }
}
