namespace Graph.Gateway.Rest.WebOrders;

/// <summary>Answers as they may look, with invented people.</summary>
internal static class Examples
{
    public const string StoredOrder =
        """
        {"orderID":"ORD-500123","contactID":"c-77","clientID":"7b0d485f-8ef9-45b0-881a-9d8f4447ced2","ClientName":"Packaging Products","Project":"WebOrders","order_reference":"500123","order_date":"06/05/2031 9:15 am","greentree_order_reference":"500123","greentree_id":"9.1","greentree_status":"Entered","cms_shop_reference":"9001","cms_shop_id":"9001","customer":{"contact_name":"Mere Tai","firstName":"Mere","lastName":"Tai","email":"mere@x.nz","phone":"021","company":"X Ltd","account_name":"Web","account_code":"100"},"delivery":{"name":"Mere Tai","company":"X Ltd","street":"2 Bay St","city":"Napier","country":"New Zealand","phone":"021"},"items":[{"product_code":"CCPP2","description":"Box","unit_price":1.5,"quantity":10,"total_price":15}],"totals":{"subtotal":"15.00","freight":"5.00","freight_description":"North","gst":"3.00","total":"20.00"},"payment":{"payment_type":"PxPay","transaction_id":"t1","amount":"NZ$20.00"},"status":"pending","source":"packaging_products_email_import","metadata":{"originalData":{},"importSource":"packaging_products","importedAt":"2031-05-06T00:00:00.000Z","orderItemCount":1,"emailProcessed":true},"createdAt":"2031-05-06T00:00:00.000Z","updatedAt":"2031-05-06T00:00:00.000Z"}
        """;

    private const string CustomerWithMetrics =
        """
        {"contactID":"c-77","name":"Mere Tai","firstName":"Mere","lastName":"Tai","email":"mere@x.nz","phone":"021","company":"X Ltd","accountName":"Web","accountCode":"100","metrics":{"orderCount":3,"totalSpend":"61.50","lastOrderDate":"2031-05-06T00:00:00.000Z","lastOrderReference":"500123","segment":"Active","lastOrderDaysAgo":4,"purchaseFrequency":"Monthly"}}
        """;

    public const string Order =
        $$"""{"success":true,"data":{{StoredOrder}},"error":null,"meta":{"count":null,"limit":null,"total":null,"lastEvaluatedKey":null,"responseTime":"4ms"} }""";

    public const string Orders =
        $$"""{"success":true,"data":[{{StoredOrder}}],"error":null,"meta":{"count":1,"limit":null,"total":null,"lastEvaluatedKey":null,"responseTime":"9ms"} }""";

    public const string Customer =
        $$"""{"success":true,"data":{{CustomerWithMetrics}},"error":null,"meta":{"count":null,"limit":null,"total":null,"lastEvaluatedKey":null,"responseTime":"4ms","cacheHit":true} }""";

    public const string Customers =
        $$"""{"success":true,"data":[{{CustomerWithMetrics}}],"error":null,"meta":{"count":1,"limit":null,"total":1,"lastEvaluatedKey":null,"responseTime":"41ms","cacheHit":true} }""";
}
