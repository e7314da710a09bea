using Amazon.DynamoDBv2.Model;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Businesses;

namespace Graph.Resolvers.Tests.Businesses;

public sealed class RegisterBusinessTests(Shop shop) : IClassFixture<Shop>
{
    private const string Errors = "business { id } userErrors { path code }";

    private static readonly Viewer Ada = new() { Id = "ada", Email = "ada@example.com" };

    [Fact]
    public async Task A_business_is_stored_in_the_shape_that_the_table_always_had()
    {
        var data = await shop.Data(
            """
            mutation { registerBusiness(input: {
              email: "Kai@Kiosk9.example", name: "Kiosk 9", type: FOOD_TRUCK, ownerName: "Mere Tai", phoneNumber: "+64 21",
              address: { street: "1 Pier Rd", city: "Napier", zipcode: "4110", state: "", country: "New Zealand",
                other: { unit: "5", floor: 2, lat: -39.49, open: true, nothing: null, tags: ["sea", [1]], door: { code: "7" } } }
            }) { business { id } userErrors { path } } }
            """,
            viewer: Ada);

        var id = (string)data["registerBusiness"]!["business"]!["id"]!;
        Assert.True(Guid.TryParse(id, out _));
        Stored.AssertJson(
            $$$"""
            {"business_id":"{{{id}}}","cognito_user_id":"ada","email":"Kai@Kiosk9.example","business_name":"Kiosk 9","business_type":"food_truck",
             "owner_name":"Mere Tai","phone_number":"+64 21",
             "address":{"street":"1 Pier Rd","city":"Napier","zipcode":"4110","state":"","country":"New Zealand",
              "unit":"5","floor":2,"lat":-39.49,"open":true,"nothing":null,"tags":["sea",[1]],"door":{"code":"7"}},
             "created_at":"2031-05-06T12:00:00","updated_at":"2031-05-06T12:00:00","status":"active"}
            """,
            await Stored.Row(shop, BusinessesTable.Definition, "business_id", id));
        Stored.AssertJson(
            $$"""{"email":"kai@kiosk9.example","business_id":"{{id}}"}""",
            await Stored.Row(shop, BusinessesTable.Emails, "email", "kai@kiosk9.example"));
        await shop.Answers(
            $$"""
            { business(id: "{{id}}") { id ownerId email name type ownerName phoneNumber
                address { street city zipcode state country other } status createdAt updatedAt } }
            """,
            $$"""
            {"business":{"id":"{{id}}","ownerId":"ada","email":"Kai@Kiosk9.example","name":"Kiosk 9","type":"FOOD_TRUCK","ownerName":"Mere Tai","phoneNumber":"+64 21",
             "address":{"street":"1 Pier Rd","city":"Napier","zipcode":"4110","state":"","country":"New Zealand",
              "other":{"unit":"5","floor":2,"lat":-39.49,"open":true,"nothing":null,"tags":["sea",[1]],"door":{"code":"7"} } },
             "status":"ACTIVE","createdAt":"2031-05-06T12:00:00.000Z","updatedAt":"2031-05-06T12:00:00.000Z"} }
            """,
            Ada);
    }

    [Fact]
    public async Task What_is_missing_or_empty_is_told_all_at_once_in_the_order_of_the_form()
    {
        const string missing =
            """{"path":["email"],"code":"REQUIRED"},{"path":["name"],"code":"REQUIRED"},{"path":["type"],"code":"REQUIRED"},{"path":["ownerName"],"code":"REQUIRED"},{"path":["phoneNumber"],"code":"REQUIRED"}""";
        const string members =
            """{"path":["address","street"],"code":"REQUIRED"},{"path":["address","city"],"code":"REQUIRED"},{"path":["address","zipcode"],"code":"REQUIRED"}""";
        await shop.Answers(
            $$"""
            mutation {
              nothing: registerBusiness(input: {}) { {{Errors}} }
              nulls: registerBusiness(input: { email: null, name: null, type: null, ownerName: null, phoneNumber: null, address: null }) { {{Errors}} }
              empty: registerBusiness(input: { email: "", name: "", ownerName: "", phoneNumber: "", address: { street: "", city: null, zipcode: "" } }) { {{Errors}} }
              noAddress: registerBusiness(input: { email: "a@b.c", name: "A", type: CAFE, ownerName: "B", phoneNumber: "1", address: {} }) { {{Errors}} }
            }
            """,
            $$"""
            {"nothing":{"business":null,"userErrors":[{{missing}},{"path":["address"],"code":"REQUIRED"}]},
             "nulls":{"business":null,"userErrors":[{{missing}},{"path":["address"],"code":"REQUIRED"}]},
             "empty":{"business":null,"userErrors":[{{missing}},{"path":["email"],"code":"INVALID"},{{members}}]},
             "noAddress":{"business":null,"userErrors":[{"path":["address"],"code":"REQUIRED"},{{members}}]} }
            """,
            Ada);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("no@body")]
    [InlineData("a.b@c")]
    [InlineData("a@b.c@d")]
    public async Task An_e_mail_has_an_at_and_a_dot_after_the_last_one(string email) =>
        await shop.Answers(
            Register($"\"{email}\""),
            """{"registerBusiness":{"userErrors":[{"message":"This is no e-mail address; send it like 'name@example.com'.","path":["email"],"code":"INVALID"}]}}""",
            Ada);

    [Theory]
    [InlineData("@.")]
    [InlineData("a@b@c.d")]
    [InlineData(" a b@c.d ")]
    public async Task Whatever_the_earlier_system_took_for_an_e_mail_is_taken(string email) =>
        await shop.Answers(Register($"\"{email}\""), """{"registerBusiness":{"userErrors":[]}}""", Ada);

    [Fact]
    public async Task Blanks_are_not_nothing() =>
        await shop.Answers(
            """
            mutation { registerBusiness(input: { email: "blanks@x.example", name: " ", type: OTHER, ownerName: " ", phoneNumber: " ",
              address: { street: " ", city: " ", zipcode: " " } }) { userErrors { path } } }
            """,
            """{"registerBusiness":{"userErrors":[]}}""",
            Ada);

    [Fact]
    public async Task What_cannot_be_stored_is_told_by_its_place()
    {
        var longText = new string('x', 501);
        var many = string.Join(' ', Enumerable.Range(0, 101).Select(i => $"k{i}: 1"));
        await shop.Answers(
            $$"""
            mutation {
              texts: registerBusiness(input: { email: "{{longText}}@x.example", name: "{{longText}}", type: CAFE, ownerName: "{{longText}}", phoneNumber: "{{longText}}",
                address: { street: "{{longText}}", city: "{{longText}}", zipcode: "{{longText}}", state: "{{longText}}", country: "{{longText}}", other: [1] } }) { {{Errors}} }
              details: registerBusiness(input: { email: "d@x.example", name: "A", type: CAFE, ownerName: "B", phoneNumber: "1", address: { street: "S", city: "C", zipcode: "Z",
                other: { long: "{{longText}}", number: 12345678901234567890123456789012, {{longText[..101]}}: { also: "{{longText}}" },
                  list: ["ok", { deep: { deeper: { deepest: { no: 1 } } } }] } } }) { {{Errors}} }
              member: registerBusiness(input: { email: "d@x.example", name: "A", type: CAFE, ownerName: "B", phoneNumber: "1", address: { street: "S", city: "C", zipcode: "Z",
                other: { city: "Paris" } } }) { {{Errors}} }
              many: registerBusiness(input: { email: "d@x.example", name: "A", type: CAFE, ownerName: "B", phoneNumber: "1", address: { street: "S", city: "C", zipcode: "Z",
                other: { {{many}} } } }) { {{Errors}} }
            }
            """,
            """
            {"texts":{"business":null,"userErrors":[{"path":["email"],"code":"TOO_LONG"},{"path":["name"],"code":"TOO_LONG"},{"path":["ownerName"],"code":"TOO_LONG"},
              {"path":["phoneNumber"],"code":"TOO_LONG"},{"path":["address","street"],"code":"TOO_LONG"},{"path":["address","city"],"code":"TOO_LONG"},
              {"path":["address","zipcode"],"code":"TOO_LONG"},{"path":["address","state"],"code":"TOO_LONG"},{"path":["address","country"],"code":"TOO_LONG"},
              {"path":["address","other"],"code":"INVALID"}]},
             "details":{"business":null,"userErrors":[{"path":["address","other","long"],"code":"TOO_LONG"},{"path":["address","other","number"],"code":"INVALID"},
              {"path":["address","other"],"code":"TOO_LONG"},{"path":["address","other","list","1","deep","deeper","deepest"],"code":"INVALID"}]},
             "member":{"business":null,"userErrors":[{"path":["address","other","city"],"code":"INVALID"}]},
             "many":{"business":null,"userErrors":[{"path":["address","other"],"code":"TOO_MANY"}]}}
            """,
            Ada);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task The_largest_business_that_passes_the_rules_can_be_stored(int details, bool isStored)
    {
        var (text, name) = (new string('あ', 500), new string('あ', 98));
        var other = Enumerable.Range(0, details).ToDictionary(i => i == 0 ? "first" : $"{name[..30]}{i:D2}", _ => (object?)text);
        var response = await shop.Ask(
            "mutation($input: RegisterBusinessInput!) { registerBusiness(input: $input) { business { address { other } } userErrors { path code } } }",
            Variables(new()
            {
                ["email"] = text[..496] + "@x.y",
                ["name"] = text,
                ["type"] = "RETAIL",
                ["ownerName"] = text,
                ["phoneNumber"] = text,
                ["address"] = new Dictionary<string, object?> { ["street"] = text, ["city"] = text, ["zipcode"] = text, ["state"] = text, ["country"] = text, ["other"] = other },
            }),
            Ada);

        var payload = response["data"]!["registerBusiness"]!;
        Assert.Equal(isStored ? details : null, payload["business"]?["address"]!["other"]!.AsObject().Count);
        Assert.Equal(
            isStored ? "[]" : """[{"path":["address","other"],"code":"TOO_LONG"}]""", payload["userErrors"]!.ToJsonString());
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused_where_it_stands()
    {
        var response = await shop.Ask(
            "mutation($input: RegisterBusinessInput!) { registerBusiness(input: $input) { userErrors { path code } } }",
            Variables(new() { ["email"] = "\ud83d@x.example", ["name"] = "\ude00\ud83d" }),
            Ada);

        Assert.Equal(["email", "name"], response["data"]!["registerBusiness"]!["userErrors"]!.AsArray()
            .Where(error => (string?)error!["code"] == "INVALID").Select(error => (string?)error!["path"]![0]));
    }

    [Fact]
    public async Task An_e_mail_has_one_business_whatever_its_case()
    {
        await shop.Answers(Register("\"Once@x.example\""), """{"registerBusiness":{"userErrors":[]}}""", Ada);
        await shop.Answers(
            Register("\"oNCE@X.example\""),
            """{"registerBusiness":{"userErrors":[{"message":"A business with this email already exists","path":["email"],"code":"ALREADY_EXISTS"}]}}""",
            new Viewer { Id = "ben" });
    }

    [Fact]
    public async Task The_e_mail_of_a_row_of_the_earlier_system_is_taken_too()
    {
        await Stored.Put(shop, BusinessesTable.Definition, """{"business_id":"old-mail","cognito_user_id":"x","email":"Old@x.example","business_name":"Old"}""");
        await shop.Answers(Register("\"Old@x.example\""), """{"registerBusiness":{"userErrors":[{"message":"A business with this email already exists","path":["email"],"code":"ALREADY_EXISTS"}]}}""", Ada);
    }

    [Fact]
    public async Task Of_fifty_registrations_with_one_e_mail_at_once_one_wins()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            shop.Data(Register(i % 2 == 0 ? "\"race@x.example\"" : "\"Race@X.example\""), viewer: new Viewer { Id = $"racer-{i}" })));

        Assert.Single(answers, answer => answer["registerBusiness"]!["userErrors"]!.AsArray().Count == 0);
        Assert.Equal(49, answers.Count(answer => (string?)answer["registerBusiness"]!["userErrors"]!.AsArray().FirstOrDefault()?["code"] == "ALREADY_EXISTS"));
        Assert.Single(await Stored.All(shop, BusinessesTable.Definition), HasTheEmail);
        Assert.Single(await Stored.All(shop, BusinessesTable.Emails), HasTheEmail);

        static bool HasTheEmail(Dictionary<string, AttributeValue> row) =>
            string.Equals(row["email"].S, "race@x.example", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_registration_whose_answer_was_lost_does_not_find_itself_in_its_way()
    {
        var losesNext = true;
        shop.Requests.LosesAnswer = operation => operation == "TransactWriteItems" && Interlocked.Exchange(ref losesNext, false);

        await shop.Answers(Register("\"lost@x.example\""), """{"registerBusiness":{"userErrors":[]}}""", Ada);

        Assert.False(losesNext);
        shop.Requests.LosesAnswer = null;
    }

    private static string Register(string email) =>
        $$"""
        mutation { registerBusiness(input: { email: {{email}}, name: "A", type: CAFE, ownerName: "B", phoneNumber: "1",
          address: { street: "S", city: "C", zipcode: "Z" } }) { userErrors { message path code } } }
        """;

    private static Dictionary<string, object?> Variables(Dictionary<string, object?> input) => new() { ["input"] = input };
}
