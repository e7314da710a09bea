using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>
/// Invented sellers: one with some 450 catalogue objects, 230 customers and 60 orders, one with little, and one with nothing. They are
/// the same at each start, but for the times, which end at the start.
/// </summary>
internal static class SellerSeed
{
    public static IReadOnlyList<SellerAccount> All(TimeProvider time) => [Roasters(time), Books(time), NewStall(time)];

    private static SellerAccount Roasters(TimeProvider time)
    {
        const string Id = "MLLOCALROASTERS";
        var began = time.GetUtcNow().AddYears(-2);
        JsonObject[] locations =
        [
            Location("LLOCALQUEENST", "Queen Street", Id, "Auckland", "1010", began),
            Location("LLOCALPONSONBY", "Ponsonby", Id, "Auckland", "1011", began),
            Location("LLOCALCLOSED", "Old roastery", Id, "Auckland", "1021", began, status: "INACTIVE"),
        ];
        var catalog = CatalogSeed.Coffee(time);
        var customers = CustomerSeed.Some(Id, 230, began);
        return new SellerAccount(
            Merchant(Id, "Corner Roasters", "LLOCALQUEENST", began),
            locations,
            catalog,
            customers,
            OrderSeed.Some(Id, 60, locations[..2], catalog, customers, time.GetUtcNow()));
    }

    private static SellerAccount Books(TimeProvider time)
    {
        const string Id = "MLLOCALBOOKS";
        var began = time.GetUtcNow().AddMonths(-8);
        JsonObject[] locations = [Location("LLOCALHARBOUR", "Harbour Books", Id, "Wellington", "6011", began)];
        var catalog = CatalogSeed.Books(time);
        var customers = CustomerSeed.Some(Id, 3, began);
        return new SellerAccount(
            Merchant(Id, "Harbour Books", "LLOCALHARBOUR", began),
            locations,
            catalog,
            customers,
            OrderSeed.Some(Id, 2, locations, catalog, customers, time.GetUtcNow()));
    }

    /// <summary>All lists of its are empty, but for the location that everybody has.</summary>
    private static SellerAccount NewStall(TimeProvider time)
    {
        const string Id = "MLLOCALNEWSTALL";
        var began = time.GetUtcNow().AddDays(-1);
        JsonObject[] locations = [Location("LLOCALSTALL", "New Stall", Id, "Nelson", "7010", began)];
        return new SellerAccount(Merchant(Id, "New Stall", "LLOCALSTALL", began), locations, new Catalog(time), [], []);
    }

    private static JsonObject Merchant(string id, string name, string mainLocation, DateTimeOffset began) => new()
    {
        ["id"] = id,
        ["business_name"] = name,
        ["country"] = "NZ",
        ["language_code"] = "en-NZ",
        ["currency"] = "NZD",
        ["status"] = "ACTIVE",
        ["main_location_id"] = mainLocation,
        ["created_at"] = Rfc3339.Milliseconds(began),
    };

    private static JsonObject Location(
        string id, string name, string merchant, string town, string postalCode, DateTimeOffset began, string status = "ACTIVE") => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["address"] = new JsonObject
        {
            ["address_line_1"] = "1 Queen Street", ["locality"] = town, ["postal_code"] = postalCode, ["country"] = "NZ",
        },
        ["timezone"] = "Pacific/Auckland",
        ["capabilities"] = new JsonArray("CREDIT_CARD_PROCESSING"),
        ["status"] = status,
        ["created_at"] = Rfc3339.Milliseconds(began),
        ["merchant_id"] = merchant,
        ["country"] = "NZ",
        ["language_code"] = "en-NZ",
        ["currency"] = "NZD",
        ["phone_number"] = "+64 9 555 0100",
        ["business_name"] = name,
        ["type"] = "PHYSICAL",
        ["business_hours"] = new JsonObject
        {
            ["periods"] = new JsonArray(
                new JsonObject { ["day_of_week"] = "MON", ["start_local_time"] = "07:00:00", ["end_local_time"] = "16:00:00" }),
        },
        ["mcc"] = "5814",
    };
}
