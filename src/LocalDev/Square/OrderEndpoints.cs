using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>Orders at a seller's locations.</summary>
/// <remarks>https://developer.squareup.com/reference/square/orders-api</remarks>
internal sealed class OrderEndpoints(Sandbox sandbox)
{
    private const int MostLocations = 10;
    private const int MostRetrieved = 100;
    private const int UsualSize = 500;
    private const int MostSize = 1_000;

    public void Map(ApiRoutes routes)
    {
        routes.Post("/v2/orders/search", Scopes.OrdersRead, ["location_ids", "cursor", "query", "limit", "return_entries"], Search);
        routes.Post("/v2/orders/batch-retrieve", Scopes.OrdersRead, ["location_id", "order_ids"], BatchRetrieve);
        routes.Get("/v2/orders/{id}", Scopes.OrdersRead, [], Get);
    }

    private JsonObject Search(ApiCall call)
    {
        var (body, seller) = (call.Body, call.Seller);
        var locations = body.Texts("location_ids", MostLocations) ?? throw Refusal.Missing("location_ids");
        if (locations.FirstOrDefault(id => !seller.Locations.Any(location => (string)location["id"]! == id)) is { } unknown)
            throw Refusal.Invalid("INVALID_VALUE", $"The seller has no location {unknown}.", "location_ids");
        var size = body.Number("limit") ?? UsualSize;
        if (size is < 1 or > MostSize)
            throw Refusal.Invalid(size < 1 ? "VALUE_TOO_LOW" : "VALUE_TOO_HIGH", $"The limit is 1 to {MostSize}.", "limit");
        var query = OrderQuery.Read(body.Object("query"));
        var found = seller.Orders.Where(order =>
            locations.Contains((string)order["location_id"]!, StringComparer.Ordinal) && query.Finds(order));
        var isEntries = body.Flag("return_entries") == true;
        return sandbox.Cursors.Page(
            call,
            isEntries ? "order_entries" : "orders",
            found,
            query.KeyOf,
            isEntries ? EntryOf : order => order,
            body.Text("cursor"),
            (int)size,
            query.IsDescending);
    }

    private static JsonObject BatchRetrieve(ApiCall call)
    {
        var ids = call.Body.Texts("order_ids", MostRetrieved) ?? throw Refusal.Missing("order_ids");
        var location = call.Body.Text("location_id");
        return Pages.Whole("orders", call.Seller.Orders.Where(order =>
            ids.Contains((string)order["id"]!, StringComparer.Ordinal) && (location is null || (string)order["location_id"]! == location)));
    }

    private static JsonObject Get(ApiCall call) =>
        call.Seller.Orders.FirstOrDefault(order => (string)order["id"]! == call.Id) is { } found
            ? new() { ["order"] = found.DeepClone() }
            : throw Refusal.NotFound("There is no such order.");

    private static JsonObject EntryOf(JsonObject order) => new()
    {
        ["order_id"] = (string)order["id"]!, ["version"] = (int)order["version"]!, ["location_id"] = (string)order["location_id"]!,
    };
}
