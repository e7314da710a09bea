using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>The seller and its locations.</summary>
/// <remarks>https://developer.squareup.com/reference/square/merchants-api, https://developer.squareup.com/reference/square/locations-api</remarks>
internal static class MerchantEndpoints
{
    public static void Map(ApiRoutes routes)
    {
        routes.Get("/v2/merchants", Scopes.MerchantProfileRead, ["cursor"], ListMerchants);
        routes.Get("/v2/merchants/{id}", Scopes.MerchantProfileRead, [], GetMerchant);
        routes.Get("/v2/locations", Scopes.MerchantProfileRead, [], ListLocations);
        routes.Get("/v2/locations/{id}", Scopes.MerchantProfileRead, [], GetLocation);
    }

    /// <summary>A token is of one seller, so there is one and no next page. The key is in the singular.</summary>
    private static JsonObject ListMerchants(ApiCall call) => new() { ["merchant"] = new JsonArray(call.Seller.Merchant.DeepClone()) };

    private static JsonObject GetMerchant(ApiCall call) => call.Id == "me" || call.Id == call.Seller.MerchantId
        ? new() { ["merchant"] = call.Seller.Merchant.DeepClone() }
        : throw Refusal.NotFound("There is no such merchant.");

    private static JsonObject ListLocations(ApiCall call) => Pages.Whole("locations", call.Seller.Locations);

    private static JsonObject GetLocation(ApiCall call)
    {
        var id = call.Id == "main" ? (string)call.Seller.Merchant["main_location_id"]! : call.Id;
        return call.Seller.Locations.FirstOrDefault(location => (string)location["id"]! == id) is { } found
            ? new() { ["location"] = found.DeepClone() }
            : throw Refusal.NotFound("There is no such location.");
    }
}
