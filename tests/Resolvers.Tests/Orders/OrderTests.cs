using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;
using Graph.Resolvers.Orders;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Tests.Orders;

/// <summary>Orders as earlier systems stored them, read through GraphQL.</summary>
public sealed class OrderTests(Shop shop) : IClassFixture<Shop>
{
    private const string AllFields =
        """
        id reference orderDate createdAt updatedAt status source
        contact { name firstName lastName email phone company accountName accountCode }
        delivery { name company street city country phone }
        items { productCode description unitPrice quantity totalPrice product { code } }
        totals { subtotal freight freightDescription gst total }
        payment { type transactionId amount }
        external { greentreeReference greentreeId greentreeStatus shopReference shopId }
        customer { id name email metrics { orderCount totalSpend lastOrderReference segment lastOrderDaysAgo purchaseFrequency firstOrderDate lastOrderDate } }
        """;

    [Fact]
    public async Task A_stored_order_comes_back_whole()
    {
        await Store(
            """
            {"orderID":"ORD-500123-1899999999999","contactID":"c-77","clientID":"7b0d485f-8ef9-45b0-881a-9d8f4447ced2",
             "order_reference":"500123","order_date":"06/05/2031 9:15 am","greentree_order_reference":"500123","greentree_id":"9.1",
             "greentree_status":"Entered","cms_shop_reference":"9001","cms_shop_id":"9001",
             "customer":{"contact_name":"Mere Tai","firstName":"Mere","lastName":"Tai","email":"mere@x.example","phone":"021","company":"X Ltd","account_name":"Web","account_code":"100"},
             "delivery":{"name":"Mere Tai","company":"X Ltd","street":"2 Bay St","city":"Napier","country":"New Zealand","phone":"021"},
             "items":[{"product_code":"KBX100","description":"Box","unit_price":1.5,"quantity":10,"total_price":15}],
             "totals":{"subtotal":"15.00","freight":"5.00","freight_description":"North","gst":"3.00","total":"20.00"},
             "payment":{"payment_type":"PxPay","transaction_id":"t1","amount":"NZ$20.00"},
             "status":"pending","source":"packaging_products_email_import",
             "createdAt":"2031-05-02T00:00:00.000Z","updatedAt":"2031-05-02T00:00:00.000Z"}
            """);

        await shop.Answers(
            $"{{ order(id: \"ORD-500123-1899999999999\") {{ {AllFields} }} }}",
            """
            {"order":{"id":"ORD-500123-1899999999999","reference":"500123","orderDate":"06/05/2031 9:15 am",
             "createdAt":"2031-05-02T00:00:00.000Z","updatedAt":"2031-05-02T00:00:00.000Z","status":"pending","source":"packaging_products_email_import",
             "contact":{"name":"Mere Tai","firstName":"Mere","lastName":"Tai","email":"mere@x.example","phone":"021","company":"X Ltd","accountName":"Web","accountCode":"100"},
             "delivery":{"name":"Mere Tai","company":"X Ltd","street":"2 Bay St","city":"Napier","country":"New Zealand","phone":"021"},
             "items":[{"productCode":"KBX100","description":"Box","unitPrice":1.5,"quantity":10,"totalPrice":15,"product":null}],
             "totals":{"subtotal":15.00,"freight":5.00,"freightDescription":"North","gst":3.00,"total":20.00},
             "payment":{"type":"PxPay","transactionId":"t1","amount":"NZ$20.00"},
             "external":{"greentreeReference":"500123","greentreeId":"9.1","greentreeStatus":"Entered","shopReference":"9001","shopId":"9001"},
             "customer":{"id":"c-77","name":"Mere Tai","email":"mere@x.example","metrics":{"orderCount":1,"totalSpend":20.00,"lastOrderReference":"500123",
               "segment":"NEW","lastOrderDaysAgo":4,"purchaseFrequency":"ONE_TIME","firstOrderDate":"2031-05-02T00:00:00.000Z","lastOrderDate":"2031-05-02T00:00:00.000Z"}}}}
            """);
    }

    [Fact]
    public async Task An_order_of_which_only_the_id_is_known_can_be_read()
    {
        await Store("""{"orderID":"bare"}""");

        await shop.Answers(
            $"{{ order(id: \"bare\") {{ {AllFields} }} }}",
            """
            {"order":{"id":"bare","reference":null,"orderDate":null,"createdAt":"1970-01-01T00:00:00.000Z","updatedAt":null,"status":"","source":null,
             "contact":{"name":"","firstName":"","lastName":"","email":"","phone":"","company":"","accountName":"","accountCode":""},
             "delivery":null,"items":[],"totals":{"subtotal":0,"freight":0,"freightDescription":null,"gst":0,"total":0},"payment":null,
             "external":{"greentreeReference":null,"greentreeId":null,"greentreeStatus":null,"shopReference":null,"shopId":null},"customer":null}}
            """);
    }

    [Fact]
    public async Task A_total_that_is_no_number_counts_as_0_and_spoils_no_sum()
    {
        await Store("""{"orderID":"odd-1","contactID":"c-odd","createdAt":"2031-05-01T00:00:00.000Z","totals":{"total":"NZ$20"}}""");
        await Store("""{"orderID":"odd-2","contactID":"c-odd","createdAt":"2031-05-02T00:00:00.000Z","totals":{"total":"20.00 NZD"}}""");
        await Store("""{"orderID":"odd-3","contactID":"c-odd","createdAt":"2031-05-03T00:00:00.000Z","totals":{"total":1.5},"order_reference":"7"}""");
        await Store("""{"orderID":"odd-4","contactID":"c-odd","createdAt":"2031-05-02T12:00:00.000Z"}""");

        await shop.Answers(
            "{ order(id: \"odd-1\") { totals { total } customer { metrics { orderCount totalSpend lastOrderReference } } } }",
            """{"order":{"totals":{"total":0},"customer":{"metrics":{"orderCount":4,"totalSpend":21.50,"lastOrderReference":"7"}}}}""");
    }

    [Theory]
    [InlineData("customer", "\"text\"")]
    [InlineData("items", "\"text\"")]
    [InlineData("items", "{}")]
    [InlineData("totals", "[]")]
    [InlineData("delivery", "1")]
    [InlineData("payment", "[\"PxPay\"]")]
    [InlineData("status", "{}")]
    [InlineData("updatedAt", "5")]
    public async Task An_attribute_of_another_type_counts_as_missing_and_stops_no_list(string attribute, string value)
    {
        await Store($$"""
            {"orderID":"shape","contactID":"c-shape","clientID":"7b0d485f-8ef9-45b0-881a-9d8f4447ced2",
             "createdAt":"2031-05-01T00:00:00.000Z","{{attribute}}":{{value}}}
            """);

        await shop.Answers(
            $"{{ order(id: \"shape\") {{ {AllFields} }} }}",
            """
            {"order":{"id":"shape","reference":null,"orderDate":null,"createdAt":"2031-05-01T00:00:00.000Z","updatedAt":null,"status":"","source":null,
             "contact":{"name":"","firstName":"","lastName":"","email":"","phone":"","company":"","accountName":"","accountCode":""},
             "delivery":null,"items":[],"totals":{"subtotal":0,"freight":0,"freightDescription":null,"gst":0,"total":0},"payment":null,
             "external":{"greentreeReference":null,"greentreeId":null,"greentreeStatus":null,"shopReference":null,"shopId":null},
             "customer":{"id":"c-shape","name":"","email":"","metrics":{"orderCount":1,"totalSpend":0,"lastOrderReference":null,
               "segment":"NEW","lastOrderDaysAgo":5,"purchaseFrequency":"ONE_TIME","firstOrderDate":"2031-05-01T00:00:00.000Z","lastOrderDate":"2031-05-01T00:00:00.000Z"}}}}
            """);
        var lists = await shop.Data("{ orders(first: 100, filter: { total: { min: 0 } }) { nodes { id } } customers(first: 100) { nodes { id } } }");
        Assert.Contains("shape", lists["orders"]!["nodes"]!.AsArray().Select(node => (string?)node!["id"]));
        Assert.Contains("c-shape", lists["customers"]!["nodes"]!.AsArray().Select(node => (string?)node!["id"]));
    }

    [Fact]
    public async Task A_line_that_is_none_is_left_out_and_the_others_are_read()
    {
        await Store("""{"orderID":"lines","items":["text",{"product_code":5,"unit_price":"abc","quantity":"2 pieces","total_price":[]},null]}""");

        await shop.Answers(
            "{ order(id: \"lines\") { items { productCode unitPrice quantity totalPrice } } }",
            """{"order":{"items":[{"productCode":"5","unitPrice":0,"quantity":2,"totalPrice":0}]}}""");
    }

    [Fact]
    public async Task A_total_beyond_all_money_counts_as_0_and_overflows_no_sum()
    {
        const string total = "79228162514264337593543950335";
        await Store($$$"""{"orderID":"huge-1","contactID":"c-huge","createdAt":"2031-05-01T00:00:00.000Z","totals":{"total":"{{{total}}}"}}""");
        await Store($$$"""{"orderID":"huge-2","contactID":"c-huge","createdAt":"2031-05-02T00:00:00.000Z","totals":{"total":"{{{total}}}"}}""");
        await Store("""{"orderID":"huge-3","contactID":"c-huge","createdAt":"2031-05-03T00:00:00.000Z","totals":{"total":"5.00"}}""");

        await shop.Answers(
            "{ order(id: \"huge-1\") { totals { total } customer { metrics { totalSpend } } } }",
            """{"order":{"totals":{"total":0},"customer":{"metrics":{"totalSpend":5.00}}}}""");
    }

    [Fact]
    public async Task A_list_by_name_goes_on_after_a_name_of_any_length()
    {
        foreach (var id in (string[])["c-long-1", "c-long-2"])
            await Store($$$"""
                {"orderID":"{{{id}}}","contactID":"{{{id}}}","clientID":"7b0d485f-8ef9-45b0-881a-9d8f4447ced2",
                 "createdAt":"2031-05-01T00:00:00.000Z","customer":{"contact_name":"{{{new string('z', 30_000)}}}"}}
                """);

        var first = await shop.Data("{ customers(orderBy: NAME_DESC, first: 1) { nodes { id } pageInfo { endCursor } } }");
        Assert.Equal("c-long-2", (string?)first["customers"]!["nodes"]![0]!["id"]);
        var after = (string?)first["customers"]!["pageInfo"]!["endCursor"];
        await shop.Answers(
            $"{{ customers(orderBy: NAME_DESC, first: 1, after: \"{after}\") {{ nodes {{ id }} }} }}",
            """{"customers":{"nodes":[{"id":"c-long-1"}]}}""");
    }

    [Fact]
    public async Task A_total_that_is_no_number_is_logged_with_its_order()
    {
        await Store("""{"orderID":"odd-5","totals":{"total":"NZ$20","freight":"5.00"}}""");
        var log = new LogLines();

        await new OrderStore(shop.Database, log).Get(new OrderId("odd-5"), CancellationToken.None);

        Assert.Equal(["Warning: Order odd-5: total 'NZ$20' is no number and counts as 0."], log.Lines);
    }

    [Fact]
    public async Task A_contact_that_only_orders_know_has_the_profile_of_the_latest()
    {
        await Store("""{"orderID":"old-1","contactID":"c-old","createdAt":"2031-05-01T00:00:00.000Z","customer":{"firstName":"Aroha","lastName":"Parata","company":"Before Ltd"}}""");
        await Store("""{"orderID":"old-2","contactID":"c-old","createdAt":"2031-05-02T00:00:00.000Z","customer":{"firstName":"Aroha","lastName":"Parata","company":"After Ltd"}}""");

        await shop.Answers(
            "{ customer(id: \"c-old\") { id name company email } }",
            """{"customer":{"id":"c-old","name":"Aroha Parata","company":"After Ltd","email":""}}""");
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    public async Task What_nobody_has_is_null(string id) =>
        await shop.Answers(
            $"{{ order(id: \"{id}\") {{ id }} customer(id: \"{id}\") {{ id }} product(code: \"{id}\") {{ code }} }}",
            """{"order":null,"customer":null,"product":null}""");

    [Fact]
    public async Task An_id_that_is_longer_than_any_key_is_null()
    {
        var id = new string('x', 3000);
        await shop.Answers(
            $"{{ order(id: \"{id}\") {{ id }} customer(id: \"{id}\") {{ id }} product(code: \"{id}\") {{ code }} orders(filter: {{ customerId: \"{id}\" }}) {{ nodes {{ id }} }} }}",
            """{"order":null,"customer":null,"product":null,"orders":{"nodes":[]}}""");
    }

    private async Task Store(string json)
    {
        var item = Document.FromJson(JsonNode.Parse(json)!.ToJsonString()).ToAttributeMap();
        await shop.Database.Client.PutItemAsync(new PutItemRequest(shop.Orders.Table.Name, item));
    }

    private sealed class LogLines : ILogger<OrderStore>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
