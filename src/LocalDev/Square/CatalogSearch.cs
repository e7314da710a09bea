using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary><c>POST /v2/catalog/search</c></summary>
/// <remarks>https://developer.squareup.com/reference/square/catalog-api/search-catalog-objects</remarks>
internal sealed class CatalogSearch(Sandbox sandbox)
{
    private const int UsualSize = 100;
    private const int MostSize = 1_000;
    private const int MostTypes = 50;

    public static readonly string[] Fields =
    [
        "cursor", "object_types", "include_deleted_objects", "include_related_objects", "begin_time", "query", "limit",
        "include_category_path_to_root", "include_options",
    ];

    public JsonObject Answer(ApiCall call)
    {
        var (body, catalog) = (call.Body, call.Seller.Catalog);
        var types = CatalogEndpoints.Types(body.Texts("object_types", MostTypes));
        var isWithDeleted = body.Flag("include_deleted_objects") == true;
        if (isWithDeleted && body.Flag("include_category_path_to_root") == true)
            throw Refusal.Invalid("CONFLICTING_PARAMETERS", "Deleted objects have no paths.", "include_category_path_to_root");
        var isFound = CatalogQuery.Read(body.Object("query"));
        var begin = body.Time("begin_time");
        var found = catalog.All.Where(entry =>
            (isWithDeleted || !entry.IsDeleted)
            && types.Contains(entry.Type, StringComparer.Ordinal)
            && (begin is null || entry.UpdatedAt > begin)
            && isFound(entry));
        // What is no good limit is passed over.
        var size = body.Number("limit") is > 0 and <= MostSize and var limit ? (int)limit : UsualSize;
        var answer = sandbox.Cursors.Page(call, "objects", found, entry => entry.Id, catalog.Read, body.Text("cursor"), size);
        answer["latest_time"] = Rfc3339.Milliseconds(DateTimeOffset.FromUnixTimeMilliseconds(catalog.Version));
        if (body.Flag("include_related_objects") != true)
            return answer;
        var page = answer["objects"]?.AsArray().Select(entry => catalog.FindAny((string)entry!["id"]!)!).ToList();
        return CatalogRelations.Add(answer, catalog, page ?? []);
    }
}
