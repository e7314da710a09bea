using Graph.GraphQL.Binding;
using Graph.Resolvers.Businesses;

namespace Graph.Resolvers.Tests.Businesses;

public sealed class UpdateBusinessTests(Shop shop) : IClassFixture<Shop>
{
    private static readonly Viewer Ada = new() { Id = "ada" };

    [Fact]
    public async Task What_is_left_out_stays_and_attributes_that_nobody_here_knows_stay_too()
    {
        await Stored.Put(shop, BusinessesTable.Definition, Row("u-1", "u1@x.example"));

        await shop.Answers(
            """
            mutation { updateBusiness(id: "u-1", input: { name: "New", type: CAFE, address: { city: "Nelson", country: "NZ" } }) {
              business { name type ownerName address { street city state country other } createdAt updatedAt } userErrors { path } } }
            """,
            """
            {"updateBusiness":{"business":{"name":"New","type":"CAFE","ownerName":"O","address":{"street":"S","city":"Nelson","state":"HB","country":"NZ","other":{"unit":"5"}},
             "createdAt":"2030-02-03T04:05:06.000Z","updatedAt":"2031-05-06T12:00:00.000Z"},"userErrors":[]}}
            """,
            Ada);
        Stored.AssertJson(
            """
            {"business_id":"u-1","cognito_user_id":"ada","email":"u1@x.example","business_name":"New","business_type":"cafe","owner_name":"O","phone_number":"1",
             "address":{"street":"S","city":"Nelson","zipcode":"Z","state":"HB","country":"NZ","unit":"5"},
             "created_at":"2030-02-03T04:05:06","updated_at":"2031-05-06T12:00:00","status":"closed","note":"kept"}
            """,
            await Stored.Row(shop, BusinessesTable.Definition, "business_id", "u-1"));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public async Task A_row_whose_time_of_change_is_none_can_be_changed_and_no_change_is_lost(string stored)
    {
        var id = $"odd-{stored.Trim('"')}";
        await Stored.Put(
            shop, BusinessesTable.Definition, Row(id, $"{id}@x.example").Replace("\"2030-02-03T04:05:07\"", stored, StringComparison.Ordinal));

        await Task.WhenAll(
            shop.Data($$"""mutation { updateBusiness(id: "{{id}}", input: { name: "New" }) { userErrors { code } } }""", viewer: Ada),
            shop.Data($$"""mutation { updateBusiness(id: "{{id}}", input: { phoneNumber: "2" }) { userErrors { code } } }""", viewer: Ada));

        var row = (await Stored.Row(shop, BusinessesTable.Definition, "business_id", id))!;
        Assert.Equal(("New", "2"), ((string?)row["business_name"], (string?)row["phone_number"]));
    }

    [Fact]
    public async Task State_country_and_the_others_are_cleared_by_null_and_replaced_as_a_whole()
    {
        await Stored.Put(shop, BusinessesTable.Definition, Row("u-2", "u2@x.example"));
        const string business = "business { address { state other } }";
        await shop.Answers(
            $$"""
            mutation {
              a: updateBusiness(id: "u-2", input: { address: { other: { door: 1 } } }) { {{business}} }
              b: updateBusiness(id: "u-2", input: { address: { state: null, other: null } }) { {{business}} }
            }
            """,
            """{"a":{"business":{"address":{"state":"HB","other":{"door":1}}}},"b":{"business":{"address":{"state":null,"other":{}}}}}""",
            Ada);
    }

    [Fact]
    public async Task A_state_that_was_stored_as_no_text_makes_room_for_one()
    {
        await Stored.Put(shop, BusinessesTable.Definition,
            """{"business_id":"u-3","cognito_user_id":"ada","email":"u3@x.example","address":{"street":"S","city":"C","zipcode":"Z","state":{"code":"HB"}}}""");
        const string business = "business { address { city state other } } userErrors { path }";
        await shop.Answers(
            $$"""
            mutation {
              a: updateBusiness(id: "u-3", input: { address: { city: "D" } }) { {{business}} }
              b: updateBusiness(id: "u-3", input: { address: { state: "HB" } }) { {{business}} }
            }
            """,
            """
            {"a":{"business":{"address":{"city":"D","state":null,"other":{"state":{"code":"HB"}}}},"userErrors":[]},
             "b":{"business":{"address":{"city":"D","state":"HB","other":{}}},"userErrors":[]}}
            """,
            Ada);
    }

    [Fact]
    public async Task What_is_given_must_be_as_in_a_registration()
    {
        await Stored.Put(shop, BusinessesTable.Definition, Row("u-4", "u4@x.example"));
        await shop.Answers(
            """
            mutation {
              a: updateBusiness(id: "u-4", input: { email: null, name: "", type: null, ownerName: null, phoneNumber: "", address: null }) { business { id } userErrors { path code } }
              b: updateBusiness(id: "u-4", input: { email: "nobody", address: { street: null, city: "", zipcode: null, other: 1 } }) { business { id } userErrors { path code } }
            }
            """,
            """
            {"a":{"business":null,"userErrors":[{"path":["email"],"code":"REQUIRED"},{"path":["name"],"code":"REQUIRED"},{"path":["type"],"code":"REQUIRED"},
              {"path":["ownerName"],"code":"REQUIRED"},{"path":["phoneNumber"],"code":"REQUIRED"},{"path":["address"],"code":"REQUIRED"}]},
             "b":{"business":null,"userErrors":[{"path":["email"],"code":"INVALID"},{"path":["address","street"],"code":"REQUIRED"},{"path":["address","city"],"code":"REQUIRED"},
              {"path":["address","zipcode"],"code":"REQUIRED"},{"path":["address","other"],"code":"INVALID"}]}}
            """,
            Ada);
    }

    [Fact]
    public async Task A_change_of_nothing_writes_nothing()
    {
        await Stored.Put(shop, BusinessesTable.Definition, Row("u-5", "u5@x.example"));
        await shop.Answers(
            """mutation { updateBusiness(id: "u-5", input: {}) { business { id updatedAt } userErrors { path } } }""",
            """{"updateBusiness":{"business":{"id":"u-5","updatedAt":"2030-02-03T04:05:07.000Z"},"userErrors":[]}}""",
            Ada);
    }

    [Fact]
    public async Task Nobody_learns_whether_somebody_elses_business_exists()
    {
        await Stored.Put(shop, BusinessesTable.Definition, Row("u-6", "u6@x.example"));
        const string refused = """{"business":null,"userErrors":[{"message":"You have no business with this id.","path":["id"],"code":"NOT_FOUND"}]}""";
        await shop.Answers(
            """
            mutation {
              others: updateBusiness(id: "u-6", input: { name: "Mine" }) { business { id } userErrors { message path code } }
              nobodys: updateBusiness(id: "nothing", input: { name: "Mine" }) { business { id } userErrors { message path code } }
              impossible: updateBusiness(id: "", input: {}) { business { id } userErrors { message path code } }
            }
            """,
            $$"""{"others":{{refused}},"nobodys":{{refused}},"impossible":{{refused}} }""",
            new Viewer { Id = "ben" });
        await shop.Answers(
            """mutation { updateBusiness(id: "u-6", input: { name: "Checked" }) { business { name ownerId } } }""",
            """{"updateBusiness":{"business":{"name":"Checked","ownerId":"ada"}}}""",
            new Viewer { Id = "admin", IsAdmin = true });
    }

    [Fact]
    public async Task A_new_e_mail_is_taken_and_the_old_one_is_free_again()
    {
        var id = await Register("from@x.example");
        await shop.Answers(Email(id, "To@x.example"), """{"updateBusiness":{"business":{"email":"To@x.example"},"userErrors":[]}}""", Ada);

        Stored.AssertJson("{}", await Stored.Row(shop, BusinessesTable.Emails, "email", "from@x.example"));
        Stored.AssertJson($$"""{"email":"to@x.example","business_id":"{{id}}"}""", await Stored.Row(shop, BusinessesTable.Emails, "email", "to@x.example"));
        var other = await Register("from@x.example");
        await shop.Answers(
            Email(other, "tO@x.example"),
            """{"updateBusiness":{"business":null,"userErrors":[{"message":"A business with this email already exists","path":["email"],"code":"ALREADY_EXISTS"}]}}""",
            Ada);
        await shop.Answers(Email(id, "TO@x.example"), """{"updateBusiness":{"business":{"email":"TO@x.example"},"userErrors":[]}}""", Ada);
        Stored.AssertJson($$"""{"email":"to@x.example","business_id":"{{id}}"}""", await Stored.Row(shop, BusinessesTable.Emails, "email", "to@x.example"));
    }

    [Fact]
    public async Task A_row_of_the_earlier_system_gets_an_e_mail_of_its_own_and_leaves_a_shared_one_alone()
    {
        await Stored.Put(shop, BusinessesTable.Definition, Row("twin-1", "twin@x.example"));
        await Stored.Put(shop, BusinessesTable.Definition, Row("twin-2", "twin@x.example"));
        await Stored.Put(shop, BusinessesTable.Emails, """{"email":"twin@x.example","business_id":"twin-1"}""");

        await shop.Answers(Email("twin-2", "own@x.example"), """{"updateBusiness":{"business":{"email":"own@x.example"},"userErrors":[]}}""", Ada);

        Stored.AssertJson("""{"email":"twin@x.example","business_id":"twin-1"}""", await Stored.Row(shop, BusinessesTable.Emails, "email", "twin@x.example"));
        Stored.AssertJson("""{"email":"own@x.example","business_id":"twin-2"}""", await Stored.Row(shop, BusinessesTable.Emails, "email", "own@x.example"));
    }

    [Fact]
    public async Task Changes_of_different_fields_at_once_all_stay()
    {
        var id = await Register("busy@x.example");
        string[] changes =
        [
            "name: \"1\"", "type: RETAIL", "ownerName: \"2\"", "phoneNumber: \"3\"", "email: \"busier@x.example\"", "address: { street: \"4\" }",
            "address: { city: \"5\" }", "address: { zipcode: \"6\" }", "address: { state: \"7\" }", "address: { country: \"8\" }", "address: { other: { unit: 9 } }",
        ];

        await Task.WhenAll(changes.Select(change => shop.Answers(
            $$"""mutation { updateBusiness(id: "{{id}}", input: { {{change}} }) { userErrors { path } } }""", """{"updateBusiness":{"userErrors":[]}}""", Ada)));

        await shop.Answers(
            $$"""{ business(id: "{{id}}") { name type ownerName phoneNumber email address { street city zipcode state country other } } }""",
            """
            {"business":{"name":"1","type":"RETAIL","ownerName":"2","phoneNumber":"3","email":"busier@x.example",
             "address":{"street":"4","city":"5","zipcode":"6","state":"7","country":"8","other":{"unit":9}}}}
            """,
            Ada);
    }

    [Fact]
    public async Task Of_ten_businesses_that_want_one_e_mail_at_once_one_gets_it()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Register($"want-{i}@x.example")));

        var answers = await Task.WhenAll(ids.Select(id => shop.Data(Email(id, "wanted@x.example"), viewer: Ada)));

        var winner = Assert.Single(Enumerable.Range(0, 10), i => answers[i]["updateBusiness"]!["userErrors"]!.AsArray().Count == 0);
        Assert.Equal(9, answers.Count(answer => (string?)answer["updateBusiness"]!["userErrors"]!.AsArray().FirstOrDefault()?["code"] == "ALREADY_EXISTS"));
        string[] expected = [.. Enumerable.Range(0, 10).Where(i => i != winner).Select(i => $"want-{i}@x.example"), "wanted@x.example"];
        var guards = await Stored.All(shop, BusinessesTable.Emails);
        Assert.Equal(expected.Order(), guards.Where(guard => ids.Contains(guard["business_id"].S)).Select(guard => guard["email"].S).Order());
    }

    private async Task<string> Register(string email)
    {
        var data = await shop.Data(
            $$"""
            mutation { registerBusiness(input: { email: "{{email}}", name: "A", type: CAFE, ownerName: "B", phoneNumber: "1",
              address: { street: "S", city: "C", zipcode: "Z" } }) { business { id } } }
            """,
            viewer: Ada);
        return (string)data["registerBusiness"]!["business"]!["id"]!;
    }

    private static string Email(string id, string email) =>
        $$"""mutation { updateBusiness(id: "{{id}}", input: { email: "{{email}}" }) { business { email } userErrors { message path code } } }""";

    private static string Row(string id, string email) =>
        $$"""
        {"business_id":"{{id}}","cognito_user_id":"ada","email":"{{email}}","business_name":"Old","business_type":"bakery","owner_name":"O","phone_number":"1",
         "address":{"street":"S","city":"C","zipcode":"Z","state":"HB","unit":"5"},
         "created_at":"2030-02-03T04:05:06","updated_at":"2030-02-03T04:05:07","status":"closed","note":"kept"}
        """;
}
