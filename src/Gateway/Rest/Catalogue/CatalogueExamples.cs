namespace Graph.Gateway.Rest.Catalogue;

/// <summary>Bodies as they may look, of an invented seller.</summary>
internal static class CatalogueExamples
{
    private const string Item =
        """{"type":"ITEM","id":"W62UWFY35CWMYGVWK6TWJDNI","version":7,"updated_at":"2031-05-06T00:00:00.000Z","is_deleted":false,"item_data":{"name":"Flat white","is_archived":false,"product_type":"REGULAR","variations":[{"type":"ITEM_VARIATION","id":"K5ZC2JYRPNHL7DKPFH4JXDWM","version":7,"updated_at":"2031-05-06T00:00:00.000Z","is_deleted":false,"item_variation_data":{"item_id":"W62UWFY35CWMYGVWK6TWJDNI","name":"Regular","pricing_type":"FIXED_PRICING","price_money":{"amount":550,"currency":"NZD"},"ordinal":0},"present_at_all_locations":true}],"is_taxable":true},"present_at_all_locations":true}""";

    public const string Objects =
        $$"""{"success":true,"objects":[{{Item}}],"cursor":"eyJwYWdlIjoyfQ","metadata":{"merchantId":"MLQW2MWFH5Z1K","timestamp":"2031-05-06T00:00:00.000Z","requestPath":"/v2/catalog/list","method":"ListCatalog"} }""";

    public const string Categories =
        """{"success":true,"categories":[{"type":"CATEGORY","id":"BJNQCF2FJ6S6UIDT65ABHLRX","version":7,"updated_at":"2031-05-06T00:00:00.000Z","is_deleted":false,"category_data":{"name":"Coffee","category_type":"REGULAR_CATEGORY","is_top_level":true},"present_at_all_locations":true}],"metadata":{"merchantId":"MLQW2MWFH5Z1K","timestamp":"2031-05-06T00:00:00.000Z","requestPath":"/v2/catalog/categories","method":"ListCatalog (Categories)"}}""";

    public const string Upsert =
        """{"idempotency_key":"6d0f1c52","object":{"type":"ITEM","id":"#coffee","item_data":{"name":"Flat white","variations":[{"type":"ITEM_VARIATION","id":"#regular","item_variation_data":{"name":"Regular","price_money":{"amount":550,"currency":"NZD"}}}]}}}""";

    public const string Written =
        $$"""{"success":true,"data":{"catalog_object":{{Item}}},"metadata":{"merchantId":"MLQW2MWFH5Z1K","timestamp":"2031-05-06T00:00:00.000Z","requestPath":"/v2/catalog/object","method":"UpsertCatalogObject"} }""";

    public const string Locations =
        """{"success":true,"locations":[{"id":"L8GJR","name":"Napier","address":{"address_line_1":"2 Bay St","locality":"Napier","postal_code":"4110","country":"NZ"},"timezone":"Pacific/Auckland","status":"ACTIVE","type":"PHYSICAL","country":"NZ","currency":"NZD","phone_number":"+64 6 555 0100"}]}""";

    public const string Merchant =
        """{"success":true,"merchant":{"merchantId":"MLQW2MWFH5Z1K","businessName":"Bay Coffee","country":"NZ","languageCode":"en-NZ","currency":"NZD","status":"ACTIVE","mainLocation":{"id":"L8GJR","name":"Napier","address":null,"phoneNumber":null,"businessEmail":null}}}""";

    public const string ConnectUrl = """{"url":"https://api.example.com/api/auth/square/connect?state=…"}""";

    public const string Token = """{"success":true,"merchantId":"MLQW2MWFH5Z1K","businessName":"Bay Coffee"}""";

    public const string Disconnected = """{"success":true,"message":"Token revoked successfully"}""";
}
