namespace Graph.LocalDev.Tests.Rest;

/// <summary>The import of the web shop's orders by REST.</summary>
[Collection(SeededSystem.Collection)]
public sealed class ImportShimTests(SeededSystem system)
{
    private const string Whole =
        """
        {"clientID":"7b0d485f-8ef9-45b0-881a-9d8f4447ced2","order":{"order_reference":"REST-I1","order_date":"06/05/2031 9:15 am","greentree_order_reference":"REST-I1","greentree_id":"9.1","greentree_status":"Entered","cms_shop_reference":"9001","cms_shop_id":9001},"customer":{"contact_id":"ignored","contact_name":"Mere Te Tai","email":" Mere@Import.Example ","phone":21123,"company":"X Ltd","account_name":"Web","account_code":100},"delivery":{"name":"Mere Tai","company":"X Ltd","street":"2 Bay St","city":"Napier","country":"New Zealand","phone":"021"},"items":[{"product_code":"CCPP2","description":"Box","unit_price":1.5,"quantity":"10","total_price":15.00}],"totals":{"subtotal":"15.00","freight":"5.00","freight_description":"North","gst":"3.00","total":"20.00"},"payment":{"payment_type":"PxPay","transaction_id":"t1","amount":"NZ$20.00"},"unknown":[1]}
        """;

    [Fact]
    public async Task An_order_is_imported_once_however_often_it_is_sent()
    {
        var first = await system.Import(Whole);
        var again = await system.Import(Whole);

        Assert.Equal((200, 200), (first.Status, again.Status));
        Assert.Equal("POST,OPTIONS", first.Headers["Access-Control-Allow-Methods"]);
        Assert.Equal(Imported(first, contactDuplicate: false, orderWritten: true), first.Body);
        Assert.Equal(Imported(again, contactDuplicate: true, orderWritten: false), again.Body);
        Assert.Equal((string)first.Json()["contactID"]!, (string)again.Json()["contactID"]!);
        var (id, at) = ((string)first.Json()["contactID"]!, (string)(await system.Get("/api/orders/ORD-REST-I1")).Json()["data"]!["createdAt"]!);
        Assert.Equal(
            Envelope.Success(
                $$$"""{"orderID":"ORD-REST-I1","contactID":"{{{id}}}","clientID":"7b0d485f-8ef9-45b0-881a-9d8f4447ced2","ClientName":"Packaging Products","Project":"WebOrders","order_reference":"REST-I1","order_date":"06/05/2031 9:15 am","greentree_order_reference":"REST-I1","greentree_id":"9.1","greentree_status":"Entered","cms_shop_reference":"9001","cms_shop_id":"9001","customer":{"contact_name":"Mere Te Tai","firstName":"Mere","lastName":"Te Tai","email":"mere@import.example","phone":"21123","company":"X Ltd","account_name":"Web","account_code":"100"},"delivery":{"name":"Mere Tai","company":"X Ltd","street":"2 Bay St","city":"Napier","country":"New Zealand","phone":"021"},"items":[{"product_code":"CCPP2","description":"Box","unit_price":1.5,"quantity":10,"total_price":15}],"totals":{"subtotal":"15.00","freight":"5.00","freight_description":"North","gst":"3.00","total":"20.00"},"payment":{"payment_type":"PxPay","transaction_id":"t1","amount":"NZ$20.00"},"status":"pending","source":"packaging_products_email_import","metadata":{"originalData":{},"importSource":"packaging_products","importedAt":"{{{at}}}","orderItemCount":1,"emailProcessed":true},"createdAt":"{{{at}}}","updatedAt":"{{{at}}}"}"""),
            (await system.Get("/api/orders/ORD-REST-I1")).Body);
    }

    [Fact]
    public async Task Totals_that_are_left_out_follow_from_the_lines()
    {
        await system.Import("""{"order":{"order_reference":"REST-I2"},"customer":{"contact_name":"Mere"},"items":[{"total_price":"7.25"},{"total_price":0.5,"quantity":3}],"totals":{"freight":2.25,"total":""}}""");

        Assert.Equal(
            """{"subtotal":"7.75","freight":"2.25","freight_description":"","gst":"0.00","total":"10.00"}""",
            (await system.Get("/api/orders/ORD-REST-I2")).Json()["data"]!["totals"]!.ToJsonString());
    }

    [Fact]
    public async Task Without_a_reference_and_lines_only_the_contact_is_written()
    {
        var answer = await system.Import("""{"order":{},"customer":{"contact_name":"Hemi"},"items":[]}""");

        var json = answer.Json();
        Assert.Equal(
            $$$"""{"message":"Packaging Products import completed","result":"SUCCESS","clientID":"7b0d485f-8ef9-45b0-881a-9d8f4447ced2","contactID":"{{{json["contactID"]}}}","orderID":null,"email":"","name":"Hemi","company":"","orderReference":null,"orderDate":null,"orderTotal":null,"itemCount":0,"writes":{"contactWritten":true,"contactDuplicate":false,"orderWritten":false},"timestamp":"{{{json["timestamp"]}}}"}""",
            answer.Body);
    }

    [Theory]
    [InlineData("""{"customer":{"email":"","phone":"021"},"x":[1.50,true,null]}""", "At least one of customer email or contact_name is required")]
    [InlineData("""[1]""", "At least one of customer email or contact_name is required")]
    [InlineData("""{"customer":{"email":"no address"}}""", "This is no e-mail address; send it like 'name@example.com'.")]
    [InlineData("""{"customer":{"contact_name":"A"},"totals":{"total":"NZ$20"},"items":[{"quantity":{}}]}""", """items[0].quantity must be a number, such as 20.50 or \"20.50\". totals.total must be a number, such as 20.50 or \"20.50\".""")]
    [InlineData("""{"customer":"A","items":3}""", "customer must be an object. items must be a list.")]
    public async Task What_cannot_be_imported_is_sent_back(string body, string message)
    {
        var answer = await system.Import(body);

        Assert.Equal((400, $$"""{"message":"{{message}}","receivedData":{{body}}}"""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Without_a_body_or_with_one_that_is_no_JSON_nothing_is_sent_back()
    {
        var none = await RestAnswer.Of(system.Client, "POST", "/prod" + Importing.Path, null, system.Importer());
        var malformed = await system.Import("{");

        Assert.Equal((400, """{"message":"At least one of customer email or contact_name is required"}"""), (none.Status, none.Body));
        Assert.Equal(400, malformed.Status);
        Assert.Equal(["message"], malformed.Json().AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Who_may_not_write_orders_is_refused_in_the_words_of_the_import()
    {
        var nobody = await RestAnswer.Of(system.Client, "POST", Importing.Path, Whole);
        var reader = await RestAnswer.Of(system.Client, "POST", Importing.Path, Whole, $"Bearer {system.TokenOf("user-1")}");
        var wrong = await RestAnswer.Of(system.Client, "POST", Importing.Path, Whole, "Bearer x");

        Assert.Equal((401, 403, 401), (nobody.Status, reader.Status, wrong.Status));
        Assert.All(new[] { nobody, reader, wrong }, answer => Assert.Equal(["message"], answer.Json().AsObject().Select(member => member.Key)));
    }

    private static string Imported(RestAnswer answer, bool contactDuplicate, bool orderWritten)
    {
        var json = answer.Json();
        return $$$"""{"message":"Packaging Products import completed","result":"SUCCESS","clientID":"7b0d485f-8ef9-45b0-881a-9d8f4447ced2","contactID":"{{{json["contactID"]}}}","orderID":"ORD-REST-I1","email":"mere@import.example","name":"Mere Te Tai","company":"X Ltd","orderReference":"REST-I1","orderDate":"06/05/2031 9:15 am","orderTotal":"20.00","itemCount":1,"writes":{"contactWritten":true,"contactDuplicate":{{{(contactDuplicate ? "true" : "false")}}},"orderWritten":{{{(orderWritten ? "true" : "false")}}}},"timestamp":"{{{json["timestamp"]}}}"}""";
    }
}
