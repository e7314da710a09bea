using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.LocalDev.Identity;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>Orders by REST, as the web shop's analytics API had them.</summary>
[Collection(SeededSystem.Collection)]
public sealed class OrderShimTests(SeededSystem system)
{
    private const string Import =
        """
        mutation {
          importOrder(input: {
            reference: "REST-1", orderDate: "06/05/2031 9:15 am",
            contact: { name: "Mere Tai", firstName: "Mere", lastName: "Tai", email: "mere@rest.example", phone: "021", company: "X Ltd", accountName: "Web", accountCode: "100" },
            delivery: { name: "Mere Tai", company: "X Ltd", street: "2 Bay St", city: "Napier", country: "New Zealand", phone: "021" },
            items: [{ productCode: "CCPP2", description: "Box", unitPrice: 1.50, quantity: 10, totalPrice: 15.00 }],
            totals: { subtotal: 15, freight: 5, freightDescription: "North", gst: 3, total: 20 },
            payment: { type: "PxPay", transactionId: "t1", amount: "NZ$20.00" },
            external: { greentreeReference: "REST-1", greentreeId: "9.1", greentreeStatus: "Entered", shopReference: "9001", shopId: "9001" }
          }) { order { id createdAt customer { id } } }
        }
        """;

    private static readonly UriCreationOptions s_asItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    [Fact]
    public async Task An_order_is_as_the_import_wrote_it()
    {
        var (id, customer, createdAt) = await ImportOne();

        var answer = await Get($"/api/orders/{id}");

        Assert.Equal(200, answer.Status);
        Assert.Equal("application/json", answer.Headers["Content-Type"]);
        Assert.Equal(
            $$$"""
            {"success":true,"data":{"orderID":"{{{id}}}","contactID":"{{{customer}}}","clientID":"7b0d485f-8ef9-45b0-881a-9d8f4447ced2","ClientName":"Packaging Products","Project":"WebOrders","order_reference":"REST-1","order_date":"06/05/2031 9:15 am","greentree_order_reference":"REST-1","greentree_id":"9.1","greentree_status":"Entered","cms_shop_reference":"9001","cms_shop_id":"9001","customer":{"contact_name":"Mere Tai","firstName":"Mere","lastName":"Tai","email":"mere@rest.example","phone":"021","company":"X Ltd","account_name":"Web","account_code":"100"},"delivery":{"name":"Mere Tai","company":"X Ltd","street":"2 Bay St","city":"Napier","country":"New Zealand","phone":"021"},"items":[{"product_code":"CCPP2","description":"Box","unit_price":1.5,"quantity":10,"total_price":15}],"totals":{"subtotal":"15.00","freight":"5.00","freight_description":"North","gst":"3.00","total":"20.00"},"payment":{"payment_type":"PxPay","transaction_id":"t1","amount":"NZ$20.00"},"status":"pending","source":"packaging_products_email_import","metadata":{"originalData":{},"importSource":"packaging_products","importedAt":"{{{createdAt}}}","orderItemCount":1,"emailProcessed":true},"createdAt":"{{{createdAt}}}","updatedAt":"{{{createdAt}}}"},"error":null,"meta":{"count":null,"limit":null,"total":null,"lastEvaluatedKey":null,"responseTime":"0ms"}}
            """,
            answer.Body);
    }

    [Fact]
    public async Task An_order_that_is_not_there_is_404()
    {
        var answer = await Get("/prod/api/orders/nobody%27s");

        Assert.Equal(404, answer.Status);
        Assert.Equal(
            """{"success":false,"data":null,"error":"Order not found: nobody's","meta":{"count":null,"limit":null,"total":null,"lastEvaluatedKey":null,"responseTime":"0ms"}}""",
            answer.Body);
    }

    [Theory]
    [InlineData("a%2fb", "a/b")]
    [InlineData("a%252Fb", "a%2Fb")]
    [InlineData("a%25%32Fb%2F%C3%A9", "a%2Fb/é")]
    [InlineData("%252Fa/../b%2Fc?x=/b%252Fc", "b/c")]
    [InlineData("a%25252Fb", "a%252Fb")]
    public async Task A_segment_of_the_path_is_decoded_once(string segment, string decoded)
    {
        var answer = await Get(new Uri($"{system.Client.BaseAddress}api/orders/{segment}", s_asItIs));

        Assert.Equal($"Order not found: {decoded}", (string?)answer["error"]);
    }

    [Fact]
    public async Task Pages_follow_each_other_by_the_cursor_as_it_came_and_encoded_once_more()
    {
        var first = Json(await Get("/api/orders?limit=3"));
        var cursor = first["meta"]!["lastEvaluatedKey"]!.GetValue<string>();

        var asItCame = Json(await Get($"/api/orders?limit=3&lastEvaluatedKey={cursor}"));
        var encoded = Json(await Get($"/api/orders?limit=3&lastEvaluatedKey={Uri.EscapeDataString(cursor)}"));
        var whole = Json(await Get("/api/orders?limit=6"));

        Assert.Equal(Ids(whole), Ids(first).Concat(Ids(asItCame)));
        Assert.Equal(Ids(asItCame), Ids(encoded));
        Assert.Equal(3, first["meta"]!["count"]!.GetValue<int>());
        Assert.NotNull(JsonNode.Parse(Uri.UnescapeDataString(cursor)));
    }

    private async Task<JsonNode> Get(Uri address) => JsonNode.Parse(await (await system.Client.GetAsync(address)).Content.ReadAsStringAsync())!;

    private Task<RestAnswer> Get(string path) => RestAnswer.Of(system.Client, "GET", path);

    private static JsonNode Json(RestAnswer answer) => JsonNode.Parse(answer.Body)!;

    private static string[] Ids(JsonNode envelope) => [.. envelope["data"]!.AsArray().Select(order => order!["orderID"]!.GetValue<string>())];

    private async Task<(string Id, string Customer, string CreatedAt)> ImportOne()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query = Import }), null, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", system.Issuer.Sign(new TokenRequest("importer", null, [], ["orders:write"], TokenRequest.UsualLifetime)));
        using var response = await system.Client.SendAsync(request);
        var order = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!["importOrder"]!["order"]!;
        return (order["id"]!.GetValue<string>(), order["customer"]!["id"]!.GetValue<string>(), order["createdAt"]!.GetValue<string>());
    }
}
