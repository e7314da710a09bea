namespace Graph.Gateway.Rest.WebOrders;

/// <summary>Reports, products and imports as they may look.</summary>
internal static class ReportExamples
{
    private const string Meta = """{"count":null,"limit":null,"total":null,"lastEvaluatedKey":null,"responseTime":"12ms"}""";

    private const string SoldProduct =
        """{"product_code":"CCPP2","description":"Box","category":"Cardboard Boxes","total_quantity":10,"total_revenue":15,"order_count":1}""";

    public const string ProductOrders =
        """
        {"success":true,"data":{"productCode":"CCPP2","category":"Cardboard Boxes","summary":{"totalOrders":1,"uniqueCustomers":1,"totalQuantitySold":10,"totalRevenue":"15.00","avgQuantityPerOrder":"10.00"},"orders":[{"orderID":"ORD-500123","order_reference":"500123","order_date":"06/05/2031 9:15 am","createdAt":"2031-05-06T00:00:00.000Z","status":"pending","customer":{"contactID":"c-77","contact_name":"Mere Tai","firstName":"Mere","lastName":"Tai","email":"mere@x.nz","phone":"021","company":"X Ltd","account_name":"Web","account_code":"100"},"productItem":{"product_code":"CCPP2","description":"Box","quantity":10,"unit_price":1.5,"total_price":15},"orderTotals":{"subtotal":"15.00","freight":"5.00","freight_description":"North","gst":"3.00","total":"20.00"},"delivery":{"name":"Mere Tai","company":"X Ltd","street":"2 Bay St","city":"Napier","country":"New Zealand","phone":"021"},"payment":{"payment_type":"PxPay","transaction_id":"t1","amount":"NZ$20.00"}}]},"error":null,"meta":{"count":1,"limit":null,"total":null,"lastEvaluatedKey":null,"responseTime":"9ms"}}
        """;

    public const string ProductCategories =
        """
        {"success":true,"data":{"categories":[{"name":"Cardboard Boxes","description":"Cartons for shipping and storing, single and double wall.","keywords":["box","carton","cardboard"],"product_count":1,"products":["CCPP2"]}],"metadata":{"total_categories":1,"total_products":1,"version":"3.0.0","last_updated":"2025-10-23"}},"error":null,"meta":{"count":1,"limit":null,"total":null,"lastEvaluatedKey":null,"responseTime":"9ms"}}
        """;

    public const string ProductReport =
        $$"""
        {"success":true,"data":{"products":[{{SoldProduct}}],"topByRevenue":[{{SoldProduct}}],"topByQuantity":[{{SoldProduct}}],"summary":{"total_products":1,"total_orders_analyzed":1,"category_filter":null} },"error":null,"meta":{"count":1,"limit":null,"total":1,"lastEvaluatedKey":null,"responseTime":"12ms"} }
        """;

    public const string Sales =
        $$"""
        {"success":true,"data":{"summary":{"total_revenue":"20.00","total_orders":1,"average_order_value":"20.00","date_range":{},"group_by":"day"},"timeline":[{"date":"2031-05-06","revenue":20,"order_count":1}]},"error":null,"meta":{{Meta}} }
        """;

    public const string Overview =
        $$"""
        {"success":true,"data":{"overview":{"today":{"order_count":1,"revenue":"20.00","avg_order_value":"20.00"},"this_week":{"order_count":1,"revenue":"20.00","avg_order_value":"20.00"},"this_month":{"order_count":1,"revenue":"20.00","avg_order_value":"20.00"},"total_customers":1},"recent_orders":[{{Examples.StoredOrder}}]},"error":null,"meta":{{Meta}} }
        """;

    public const string Statistics =
        """
        {"success":true,"data":{"overall":{"totalRevenue":"20.00","totalOrders":1,"averageOrderValue":"20.00"},"byPaymentType":{"PxPay":{"count":1,"revenue":"20.00"}},"byStatus":{"pending":{"count":1,"revenue":"20.00"}},"trends":{"last7Days":{"orders":1,"revenue":"20.00"},"last30Days":{"orders":1,"revenue":"20.00"},"last90Days":{"orders":1,"revenue":"20.00"}},"insights":{"peakOrderHour":"9:00","peakOrderDay":"Tuesday","commonCities":[{"city":"Napier","orderCount":1}],"avgItemsPerOrder":"1.00"},"topCustomers":{"byRevenue":[{"contactID":"c-77","name":"Mere Tai","email":"mere@x.nz","company":"X Ltd","totalRevenue":"20.00","orderCount":1}],"byOrderCount":[{"contactID":"c-77","name":"Mere Tai","email":"mere@x.nz","company":"X Ltd","orderCount":1,"totalRevenue":"20.00"}]}},"error":null,"meta":{"count":1,"limit":null,"total":1,"lastEvaluatedKey":null,"responseTime":"12ms"}}
        """;

    public const string Categories =
        $$"""
        {"success":true,"data":{"summary":{"totalCategories":14,"categoriesWithSales":1,"totalProductTypes":60,"ordersAnalyzed":1,"dateRange":{} },"categoryBreakdown":{"Cardboard Boxes":{"description":"Cartons for shipping and storing, single and double wall.","keywords":["box","carton","cardboard"],"totalRevenue":"15.00","totalQuantity":10,"orderCount":1,"products":[{"product_code":"CCPP2","description":"Box","totalRevenue":15,"totalQuantity":10,"orderCount":1}]},"Uncategorized":{"description":"Products not assigned to any category","totalRevenue":"0.00","totalQuantity":0,"orderCount":0,"products":[]} },"metadata":{"version":"1.0.0","last_updated":"2025-10-21","description":"Product category mapping for Packaging Products order system"} },"error":null,"meta":{{Meta}} }
        """;

    public const string Import =
        """
        {"order":{"order_reference":"500123","order_date":"06/05/2031 9:15 am","greentree_order_reference":"500123","greentree_id":"9.1","greentree_status":"Entered","cms_shop_reference":"9001","cms_shop_id":"9001"},"customer":{"contact_name":"Mere Tai","email":"mere@x.nz","phone":"021","company":"X Ltd","account_name":"Web","account_code":"100"},"delivery":{"name":"Mere Tai","company":"X Ltd","street":"2 Bay St","city":"Napier","country":"New Zealand","phone":"021"},"items":[{"product_code":"CCPP2","description":"Box","unit_price":1.5,"quantity":10,"total_price":15}],"totals":{"subtotal":"15.00","freight":"5.00","freight_description":"North","gst":"3.00","total":"20.00"},"payment":{"payment_type":"PxPay","transaction_id":"t1","amount":"NZ$20.00"}}
        """;

    public const string Imported =
        """
        {"message":"Packaging Products import completed","result":"SUCCESS","clientID":"7b0d485f-8ef9-45b0-881a-9d8f4447ced2","contactID":"c-77","orderID":"ORD-500123","email":"mere@x.nz","name":"Mere Tai","company":"X Ltd","orderReference":"500123","orderDate":"06/05/2031 9:15 am","orderTotal":"20.00","itemCount":1,"writes":{"contactWritten":true,"contactDuplicate":false,"orderWritten":true},"timestamp":"2031-05-06T00:00:00.000Z"}
        """;
}
