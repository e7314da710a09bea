namespace Graph.LocalDev.Square;

/// <summary>What an application may be allowed to do.</summary>
/// <remarks>https://developer.squareup.com/docs/oauth-api/square-permissions</remarks>
internal static class Scopes
{
    public const string MerchantProfileRead = "MERCHANT_PROFILE_READ";
    public const string ItemsRead = "ITEMS_READ";
    public const string ItemsWrite = "ITEMS_WRITE";
    public const string CustomersRead = "CUSTOMERS_READ";
    public const string OrdersRead = "ORDERS_READ";
    public const string PaymentsRead = "PAYMENTS_READ";

    private static readonly string[] s_asked = [MerchantProfileRead, PaymentsRead, "SETTLEMENTS_READ", "BANK_ACCOUNTS_READ"];

    private static readonly HashSet<string> s_known = new(StringComparer.Ordinal)
    {
        "APPOINTMENTS_ALL_READ", "APPOINTMENTS_ALL_WRITE", "APPOINTMENTS_BUSINESS_SETTINGS_READ", "APPOINTMENTS_READ",
        "APPOINTMENTS_WRITE", "BANK_ACCOUNTS_READ", "CASH_DRAWER_READ", CustomersRead, "CUSTOMERS_WRITE",
        "DEVICE_CREDENTIAL_MANAGEMENT", "DEVICES_READ", "DISPUTES_READ", "DISPUTES_WRITE", "EMPLOYEES_READ", "EMPLOYEES_WRITE",
        "GIFTCARDS_READ", "GIFTCARDS_WRITE", "INVENTORY_READ", "INVENTORY_WRITE", "INVOICES_READ", "INVOICES_WRITE", ItemsRead,
        ItemsWrite, "LOYALTY_READ", "LOYALTY_WRITE", MerchantProfileRead, "MERCHANT_PROFILE_WRITE", "ONLINE_STORE_SITE_READ",
        "ONLINE_STORE_SNIPPETS_READ", "ONLINE_STORE_SNIPPETS_WRITE", OrdersRead, "ORDERS_WRITE", PaymentsRead, "PAYMENTS_WRITE",
        "PAYMENTS_WRITE_ADDITIONAL_RECIPIENTS", "PAYMENTS_WRITE_IN_PERSON", "PAYMENTS_WRITE_SHARED_ONFILE", "PAYOUTS_READ",
        "SETTLEMENTS_READ", "SUBSCRIPTIONS_READ", "SUBSCRIPTIONS_WRITE", "TIMECARDS_READ", "TIMECARDS_SETTINGS_READ",
        "TIMECARDS_SETTINGS_WRITE", "TIMECARDS_WRITE", "VENDOR_READ", "VENDOR_WRITE",
    };

    public static bool IsKnown(string scope) => s_known.Contains(scope);

    /// <param name="text">Separated by spaces; Square's default when there is none.</param>
    public static IReadOnlyList<string> Read(string? text) => string.IsNullOrWhiteSpace(text)
        ? s_asked
        : [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>What must be allowed for an event to be told; null when it is told anyway.</summary>
    public static string? OfEvent(string type) => type.Split('.')[0] switch
    {
        "catalog" => ItemsRead,
        "customer" => CustomersRead,
        "order" => OrdersRead,
        "payment" or "refund" => PaymentsRead,
        "inventory" => "INVENTORY_READ",
        "location" => MerchantProfileRead,
        _ => null,
    };
}
