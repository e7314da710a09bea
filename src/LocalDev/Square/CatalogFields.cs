namespace Graph.LocalDev.Square;

/// <summary>Which fields catalogue objects have; others are refused.</summary>
/// <remarks>https://developer.squareup.com/reference/square/objects/CatalogObject</remarks>
internal static class CatalogFields
{
    /// <summary>Of every object, beside the one that has what its type has.</summary>
    public static readonly IReadOnlyList<string> Object =
    [
        "type", "id", "updated_at", "version", "is_deleted", "custom_attribute_values", "catalog_v1_ids", "present_at_all_locations",
        "present_at_location_ids", "absent_at_location_ids", "image_id",
    ];

    /// <summary>Square writes them itself, whatever is sent.</summary>
    public static readonly IReadOnlyList<string> WrittenBySquare = ["type", "id", "updated_at", "version", "is_deleted"];

    private static readonly IReadOnlyList<string> s_item =
    [
        "name", "description", "abbreviation", "label_color", "is_taxable", "category_id", "buyer_facing_name", "tax_ids",
        "modifier_list_info", "variations", "product_type", "skip_modifier_screen", "item_options", "ecom_uri", "ecom_image_uris",
        "image_ids", "sort_name", "categories", "description_html", "description_plaintext", "kitchen_name", "channels", "is_archived",
        "ecom_seo_data", "food_and_beverage_details", "reporting_category", "is_alcoholic",
    ];

    private static readonly IReadOnlyList<string> s_variation =
    [
        "item_id", "name", "sku", "upc", "ordinal", "pricing_type", "price_money", "location_overrides", "track_inventory",
        "inventory_alert_type", "inventory_alert_threshold", "user_data", "service_duration", "available_for_booking",
        "item_option_values", "measurement_unit_id", "sellable", "stockable", "image_ids", "team_member_ids", "stockable_conversion",
        "kitchen_name", "vendor_information",
    ];

    private static readonly IReadOnlyList<string> s_category =
    [
        "name", "image_ids", "category_type", "parent_category", "is_top_level", "channels", "availability_period_ids",
        "online_visibility", "root_category", "ecom_seo_data", "path_to_root",
    ];

    /// <summary>Null for a type that cannot be written here.</summary>
    public static IReadOnlyList<string>? OfData(string type) => type switch
    {
        CatalogTypes.Item => s_item,
        CatalogTypes.Variation => s_variation,
        CatalogTypes.Category => s_category,
        _ => null,
    };
}
