using System.Globalization;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>Those who buy from a seller.</summary>
/// <remarks>https://developer.squareup.com/reference/square/customers-api</remarks>
internal sealed class CustomerEndpoints(Sandbox sandbox)
{
    private const int MostSize = 100;

    public void Map(ApiRoutes routes)
    {
        routes.Get("/v2/customers", Scopes.CustomersRead, ["cursor", "limit", "sort_field", "sort_order", "count"], List);
        routes.Get("/v2/customers/{id}", Scopes.CustomersRead, [], Get);
        routes.Post("/v2/customers/search", Scopes.CustomersRead, ["cursor", "limit", "query", "count"], Search);
    }

    private JsonObject List(ApiCall call)
    {
        long? limit = call.Query("limit") is not { } text
            ? null
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Refusal.Invalid("EXPECTED_INTEGER", "The limit is an integer.", "limit");
        var isDescending = SortOrder.IsDescending(call.Query("sort_order"), isUsual: false);
        return Page(call, call.Seller.Customers, limit, call.Query("sort_field"), isDescending, call.Query("cursor"), call.Flag("count"));
    }

    private static JsonObject Get(ApiCall call) =>
        call.Seller.Customers.FirstOrDefault(customer => (string)customer["id"]! == call.Id) is { } found
            ? new() { ["customer"] = found.DeepClone() }
            : throw Refusal.NotFound($"There is no customer with the ID {call.Id}.");

    private JsonObject Search(ApiCall call)
    {
        var query = call.Body.Object("query");
        query?.RefuseUnknown(["filter", "sort"], "query");
        var sort = query?.Object("sort");
        sort?.RefuseUnknown(["field", "order"], "query.sort");
        var isFound = CustomerFilter.Read(query?.Object("filter"));
        return Page(
            call,
            [.. call.Seller.Customers.Where(isFound)],
            call.Body.Number("limit"),
            sort?.Text("field"),
            SortOrder.IsDescending(sort?.Text("order"), isUsual: false),
            call.Body.Text("cursor"),
            call.Body.Flag("count") == true);
    }

    private JsonObject Page(
        ApiCall call,
        IReadOnlyList<JsonObject> customers,
        long? limit,
        string? sortField,
        bool isDescending,
        string? cursor,
        bool isCounted)
    {
        if (limit is < 1 or > MostSize)
            throw Refusal.Invalid(limit < 1 ? "VALUE_TOO_LOW" : "VALUE_TOO_HIGH", $"The limit is 1 to {MostSize}.", "limit");
        Func<JsonObject, string> keyOf = sortField switch
        {
            null or "DEFAULT" => customer => $"{customer["given_name"]}\n{customer["family_name"]}\n{customer["id"]}",
            "CREATED_AT" => customer => $"{customer["created_at"]} {customer["id"]}",
            _ => throw Refusal.Invalid("INVALID_ENUM_VALUE", "There is no such field to sort by.", "sort_field"),
        };
        var answer = sandbox.Cursors.Page(
            call, "customers", customers, keyOf, customer => customer, cursor, (int)(limit ?? MostSize), isDescending);
        if (isCounted)
            answer["count"] = customers.Count;
        return answer;
    }
}
