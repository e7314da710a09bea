using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;

namespace Graph.Resolvers.Tests.Orders;

public sealed class ImportOrderTests(Shop shop) : IClassFixture<Shop>
{
    private const string Payload = "order { id reference totals { subtotal freight gst total } } customer { name email } orderCreated contactCreated userErrors { message path code }";

    [Fact]
    public async Task A_new_order_is_stored_in_the_shape_that_the_table_always_had()
    {
        var data = await shop.Data(
            """
            mutation { importOrder(input: {
              reference: "700001", orderDate: "06/05/2031 9:15 am",
              contact: { name: "Mere Tai", firstName: "Mere", lastName: "Tai", email: "Mere@X.example", phone: "021", company: "X Ltd", accountName: "Web", accountCode: "100" },
              delivery: { name: "Mere Tai", company: "X Ltd", street: "2 Bay St", city: "Napier", country: "New Zealand", phone: "021" },
              items: [{ productCode: "KBX100", description: "Box", unitPrice: 1.5, quantity: 10 }],
              totals: { freight: 5, freightDescription: "North", gst: 3 },
              payment: { type: "PxPay", transactionId: "t1", amount: "NZ$20.00" },
              external: { greentreeReference: "700001", greentreeId: "9.1", greentreeStatus: "Entered", shopReference: "9001", shopId: "9001" }
            }) { order { id customer { id } } orderCreated contactCreated } }
            """);

        Assert.Equal("ORD-700001", (string?)data["importOrder"]!["order"]!["id"]);
        Assert.True((bool)data["importOrder"]!["orderCreated"]!);
        Assert.True((bool)data["importOrder"]!["contactCreated"]!);
        AssertJson(
            $$"""
            {"orderID":"ORD-700001","contactID":"{{data["importOrder"]!["order"]!["customer"]!["id"]}}","clientID":"7b0d485f-8ef9-45b0-881a-9d8f4447ced2",
             "ClientName":"Packaging Products","Project":"WebOrders",
             "order_reference":"700001","order_date":"06/05/2031 9:15 am","greentree_order_reference":"700001","greentree_id":"9.1",
             "greentree_status":"Entered","cms_shop_reference":"9001","cms_shop_id":"9001",
             "customer":{"contact_name":"Mere Tai","firstName":"Mere","lastName":"Tai","email":"Mere@X.example","phone":"021","company":"X Ltd","account_name":"Web","account_code":"100"},
             "delivery":{"name":"Mere Tai","company":"X Ltd","street":"2 Bay St","city":"Napier","country":"New Zealand","phone":"021"},
             "items":[{"product_code":"KBX100","description":"Box","unit_price":1.5,"quantity":10,"total_price":15}],
             "totals":{"subtotal":"15.00","freight":"5.00","freight_description":"North","gst":"3.00","total":"20.00"},
             "payment":{"payment_type":"PxPay","transaction_id":"t1","amount":"NZ$20.00"},
             "status":"pending","source":"packaging_products_email_import",
             "metadata":{"originalData":{},"importSource":"packaging_products","importedAt":"2031-05-06T12:00:00.000Z","orderItemCount":1,"emailProcessed":true},
             "createdAt":"2031-05-06T12:00:00.000Z","updatedAt":"2031-05-06T12:00:00.000Z"}
            """,
            await Stored("ORD-700001"));
    }

    [Fact]
    public async Task The_longest_e_mail_finds_its_contact_again()
    {
        var email = new string('あ', 490) + "@x.example";

        await shop.Answers(
            $$"""
            mutation {
              a: importOrder(input: { contact: { email: "{{email}}" } }) { contactCreated }
              b: importOrder(input: { contact: { email: "{{email}}" } }) { contactCreated }
            }
            """,
            """{"a":{"contactCreated":true},"b":{"contactCreated":false}}""");
    }

    [Fact]
    public async Task Importing_a_reference_again_changes_nothing_and_gives_what_is_there()
    {
        await shop.Data("""mutation { importOrder(input: { reference: "700002", contact: { name: "A", email: "a2@x.example" }, totals: { total: 10 } }) { orderCreated } }""");
        await shop.Answers(
            $$"""mutation { importOrder(input: { reference: " 700002 ", contact: { name: "B", email: "b2@x.example" }, totals: { total: 99 } }) { {{Payload}} } }""",
            """
            {"importOrder":{"order":{"id":"ORD-700002","reference":"700002","totals":{"subtotal":0.00,"freight":0.00,"gst":0.00,"total":10.00}},
             "customer":{"name":"A","email":"a2@x.example"},"orderCreated":false,"contactCreated":false,"userErrors":[]}}
            """);
    }

    [Fact]
    public async Task A_reference_that_an_earlier_system_stored_is_found()
    {
        var row = Document.FromJson("""{"orderID":"ORD-700003-1899999999999","order_reference":"700003","createdAt":"2031-05-01T00:00:00.000Z"}""");
        await shop.Database.Client.PutItemAsync(new PutItemRequest(shop.Orders.Table.Name, row.ToAttributeMap()));
        await shop.Answers(
            """mutation { importOrder(input: { reference: "700003", contact: { name: "A" } }) { order { id } orderCreated } }""",
            """{"importOrder":{"order":{"id":"ORD-700003-1899999999999"},"orderCreated":false}}""");
    }

    [Fact]
    public async Task Twenty_imports_of_one_reference_at_once_make_one_order_and_one_contact()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shop.Data(
            """
            mutation { importOrder(input: { reference: "700004", contact: { name: "Crowd", email: "crowd@x.example" }, items: [{ productCode: "KBX100", unitPrice: 2 }] })
              { order { id } customer { id } orderCreated contactCreated } }
            """)));

        Assert.Single(answers, answer => (bool)answer["importOrder"]!["orderCreated"]!);
        Assert.Single(answers, answer => (bool)answer["importOrder"]!["contactCreated"]!);
        Assert.Single(answers.Select(answer => (string?)answer["importOrder"]!["customer"]!["id"]).Distinct());
        await shop.Answers(
            "{ orders(filter: { search: \"700004\" }) { nodes { id } } customers(filter: { search: \"crowd\" }) { totalCount nodes { metrics { orderCount } } } }",
            """{"orders":{"nodes":[{"id":"ORD-700004"}]},"customers":{"totalCount":1,"nodes":[{"metrics":{"orderCount":1}}]}}""");
    }

    [Fact]
    public async Task Twenty_imports_of_one_new_contact_at_once_make_twenty_orders_and_one_contact()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => shop.Data(
            $$"""mutation { importOrder(input: { reference: "71000{{i}}", contact: { name: "Busy", email: "busy@x.example" } }) { customer { id } orderCreated contactCreated } }""")));

        Assert.All(answers, answer => Assert.True((bool)answer["importOrder"]!["orderCreated"]!));
        Assert.Single(answers, answer => (bool)answer["importOrder"]!["contactCreated"]!);
        Assert.Single(answers.Select(answer => (string?)answer["importOrder"]!["customer"]!["id"]).Distinct());
    }

    [Fact]
    public async Task A_contact_is_reused_by_its_mail_address_whatever_the_case_and_has_the_latest_profile()
    {
        await shop.Data("""mutation { importOrder(input: { reference: "700005", contact: { name: "Old Name", email: "same@x.example" } }) { orderCreated } }""");
        var data = await shop.Data("""mutation { importOrder(input: { reference: "700006", contact: { name: "New Name", email: " SAME@x.example " } }) { contactCreated customer { id } } }""");

        Assert.False((bool)data["importOrder"]!["contactCreated"]!);
        await shop.Answers(
            $$"""{ customer(id: "{{data["importOrder"]!["customer"]!["id"]}}") { name email metrics { orderCount } orders { nodes { reference contact { name } } } } }""",
            """
            {"customer":{"name":"New Name","email":"SAME@x.example","metrics":{"orderCount":2},
             "orders":{"nodes":[{"reference":"700006","contact":{"name":"New Name"}},{"reference":"700005","contact":{"name":"Old Name"}}]}}}
            """);
    }

    [Fact]
    public async Task Without_reference_and_lines_only_the_contact_is_written()
    {
        await shop.Answers(
            $$"""mutation { importOrder(input: { contact: { firstName: "Only", lastName: "Me", email: "only@x.example" } }) { {{Payload}} } }""",
            """{"importOrder":{"order":null,"customer":{"name":"Only Me","email":"only@x.example"},"orderCreated":false,"contactCreated":true,"userErrors":[]}}""");
    }

    [Fact]
    public async Task An_order_without_reference_has_an_id_of_its_own_and_sums_from_its_lines()
    {
        var data = await shop.Data(
            $$"""mutation { importOrder(input: { contact: { name: "N" }, items: [{ unitPrice: 0.125, quantity: 1 }, { unitPrice: 2, quantity: 3 }], totals: { freight: 1 } }) { {{Payload}} } }""");
        AssertJson("""{"subtotal":6.13,"freight":1.00,"gst":0.00,"total":7.13}""", data["importOrder"]!["order"]!["totals"]!);
        Assert.True(Guid.TryParse((string?)data["importOrder"]!["order"]!["id"], out _));
    }

    [Fact]
    public async Task What_is_wrong_is_told_all_at_once_and_nothing_is_written()
    {
        var longText = new string('x', 501);
        await shop.Answers(
            $$"""
            mutation { importOrder(input: {
              reference: "{{longText[..101]}}", contact: { email: "no address" },
              items: [{ unitPrice: 1 }, { unitPrice: 1000000000.01, description: "{{longText}}" }], totals: { total: -1e10 }, payment: { type: "{{longText}}" }
            }) { order { id } customer { id } userErrors { path code } } }
            """,
            """
            {"importOrder":{"order":null,"customer":null,"userErrors":[
             {"path":["contact","email"],"code":"INVALID"},{"path":["reference"],"code":"TOO_LONG"},
             {"path":["items","1","description"],"code":"TOO_LONG"},{"path":["items","1","unitPrice"],"code":"INVALID"},
             {"path":["totals","total"],"code":"INVALID"},{"path":["payment","type"],"code":"TOO_LONG"}]}}
            """);
    }

    [Fact]
    public async Task Somebody_must_have_ordered() =>
        await shop.Answers(
            $$"""mutation { importOrder(input: { reference: "700007", contact: { phone: "021", email: " ", name: "" } }) { {{Payload}} } }""",
            """
            {"importOrder":{"order":null,"customer":null,"orderCreated":false,"contactCreated":false,
             "userErrors":[{"message":"At least one of e-mail and name is required; give 'email' or 'name'.","path":["contact"],"code":"REQUIRED"}]}}
            """);

    [Fact]
    public async Task More_lines_than_an_item_can_hold_are_refused()
    {
        var lines = string.Concat(Enumerable.Repeat("{unitPrice:1}", 251));
        await shop.Answers(
            $$"""mutation { importOrder(input: { reference: "700008", contact: { name: "A" }, items: [{{lines}}] }) { userErrors { path code } } }""",
            """{"importOrder":{"userErrors":[{"path":["items"],"code":"TOO_MANY"}]}}""");
    }

    [Fact]
    public async Task The_largest_order_that_passes_the_rules_can_be_stored()
    {
        var (text, code) = (new string('あ', 500), new string('あ', 100));
        var lines = string.Concat(Enumerable.Repeat($"{{productCode:\"{code}\" description:\"{text[..300]}\" unitPrice:1000000000 quantity:1000000000}}", 250));
        var data = await shop.Data(
            $$"""
            mutation { importOrder(input: { reference: "{{code}}", contact: { name: "{{text}}" }, items: [{{lines}}],
              orderDate: "{{text}}",
              delivery: { name: "{{text}}", company: "{{text}}", street: "{{text}}", city: "{{text}}", country: "{{text}}", phone: "{{text}}" },
              payment: { type: "{{text}}", transactionId: "{{text}}", amount: "{{text}}" }, totals: { freightDescription: "{{text}}" },
              external: { greentreeReference: "{{text}}", greentreeId: "{{text}}", greentreeStatus: "{{text}}", shopReference: "{{text}}", shopId: "{{text}}" } }) { orderCreated order { totals { total } } } }
            """);
        AssertJson("""{"orderCreated":true,"order":{"totals":{"total":250000000000000000000.00}}}""", data["importOrder"]!);
    }

    private async Task<JsonNode> Stored(string id)
    {
        var key = new Dictionary<string, AttributeValue> { ["orderID"] = new(id) };
        var response = await shop.Database.Client.GetItemAsync(shop.Orders.Table.Name, key, true);
        return JsonNode.Parse(Document.FromAttributeMap(response.Item).ToJson())!;
    }

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
