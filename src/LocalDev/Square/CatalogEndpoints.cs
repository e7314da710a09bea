using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>The catalogue over HTTP.</summary>
/// <remarks>https://developer.squareup.com/reference/square/catalog-api</remarks>
internal sealed class CatalogEndpoints(Sandbox sandbox)
{
    private const int PageSize = 100;
    private const int MostTypes = 50;
    private const int MostRetrieved = 1_000;

    public void Map(ApiRoutes routes)
    {
        routes.Get("/v2/catalog/list", Scopes.ItemsRead, ["types", "cursor", "catalog_version"], List);
        routes.Get(
            "/v2/catalog/object/{id}",
            Scopes.ItemsRead,
            ["include_related_objects", "catalog_version", "include_category_path_to_root"],
            Get);
        routes.Post(
            "/v2/catalog/batch-retrieve",
            Scopes.ItemsRead,
            [
                "object_ids", "include_related_objects", "catalog_version", "include_deleted_objects", "include_category_path_to_root",
                "include_options",
            ],
            BatchRetrieve);
        routes.Post("/v2/catalog/search", Scopes.ItemsRead, CatalogSearch.Fields, new CatalogSearch(sandbox).Answer);
        routes.Post("/v2/catalog/object", Scopes.ItemsWrite, ["idempotency_key", "object"], Upsert);
        routes.Delete("/v2/catalog/object/{id}", Scopes.ItemsWrite, Delete);
    }

    private JsonObject List(ApiCall call)
    {
        if (call.Query("catalog_version") is not null)
            throw Refusal.NotStoodIn("older versions of a catalogue");
        var types = Types(call.Query("types")?.ToUpperInvariant().Split(','));
        var catalog = call.Seller.Catalog;
        var found = catalog.All.Where(entry => !entry.IsDeleted && types.Contains(entry.Type, StringComparer.Ordinal));
        return sandbox.Cursors.Page(
            call, "objects", found, entry => entry.Id, catalog.Read, call.Query("cursor"), PageSize);
    }

    private static JsonObject Get(ApiCall call)
    {
        if (call.Query("catalog_version") is not null)
            throw Refusal.NotStoodIn("older versions of a catalogue");
        var entry = call.Seller.Catalog.Find(call.Id) ?? throw Refusal.NotFound($"There is no catalog object with the ID {call.Id}.");
        var answer = new JsonObject { ["object"] = call.Seller.Catalog.Read(entry) };
        return call.Flag("include_related_objects") ? CatalogRelations.Add(answer, call.Seller.Catalog, [entry]) : answer;
    }

    private static JsonObject BatchRetrieve(ApiCall call)
    {
        if (call.Body.Number("catalog_version") is not null)
            throw Refusal.NotStoodIn("older versions of a catalogue");
        var ids = call.Body.Texts("object_ids", MostRetrieved) ?? throw Refusal.Missing("object_ids");
        var isWithDeleted = call.Body.Flag("include_deleted_objects") == true;
        var catalog = call.Seller.Catalog;
        var found = ids.Distinct(StringComparer.Ordinal)
            .Select(id => isWithDeleted ? catalog.FindAny(id) : catalog.Find(id)).OfType<CatalogEntry>().ToList();
        var answer = Pages.Whole("objects", found.Select(catalog.Read));
        return call.Body.Flag("include_related_objects") == true ? CatalogRelations.Add(answer, catalog, found) : answer;
    }

    private JsonObject Upsert(ApiCall call)
    {
        var (answer, isNew) = call.Seller.Upserts.Answer(call.Body);
        if (isNew)
            sandbox.TellOfCatalog(call.Seller);
        return answer;
    }

    private JsonObject Delete(ApiCall call)
    {
        var answer = CatalogDelete.Answer(call.Seller.Catalog, call.Id);
        sandbox.TellOfCatalog(call.Seller);
        return answer;
    }

    /// <summary>Those that were asked for; without any, those that are in no others.</summary>
    internal static IReadOnlyList<string> Types(IReadOnlyList<string>? asked)
    {
        if (asked is null)
            return CatalogTypes.TopLevel;
        if (asked.Count > MostTypes)
            throw Refusal.Invalid("ARRAY_LENGTH_TOO_LONG", "There are too many types.", "types");
        return asked.All(CatalogTypes.IsKnown)
            ? asked
            : throw Refusal.Invalid("INVALID_ENUM_VALUE", "There is no such type of catalog object.", "types");
    }
}
