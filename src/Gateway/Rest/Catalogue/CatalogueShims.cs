using System.Text.Json;
using Graph.Gateway.Rest.Shaping;

namespace Graph.Gateway.Rest.Catalogue;

/// <summary>What the viewer's seller has at Square: catalogue, locations, the seller itself.</summary>
internal static class CatalogueShims
{
    private const int UsualPage = 100;

    private static readonly Shape s_locations = new() { OmitsNulls = true };

    public static IReadOnlyList<Shim> All { get; } =
    [
        new(CatalogueApi.Instance, "GET", "/v2/catalog/list", "ListCatalog")
        {
            Summary = "What the seller's catalogue holds, in Square's own form.",
            Parameters = [CatalogueParameters.Types, ShimParameter.Limit(UsualPage), CatalogueParameters.Cursor],
            Refuse = CatalogueErrors.OfProxy,
            Write = CatalogueAnswer.Page("objects", "ListCatalog"),
            Example = CatalogueExamples.Objects,
        },
        Categories("/v2/catalog/categories", "ListCatalog (Categories)"),
        Categories("/v2/catalog/list-categories", "ListCatalog (List Categories)"),
        new(CatalogueApi.Instance, "POST", "/v2/catalog/object", "UpsertCatalogObject")
        {
            Summary = "Makes an item in the seller's catalogue, or changes one.",
            Body = new ShimBody(CatalogObjectBody.Bind, CatalogueExamples.Upsert) { Missing = CatalogObjectBody.Incomplete },
            Refuse = CatalogueErrors.OfProxy,
            NotSignedIn = CatalogueErrors.NotSignedIn,
            Check = CatalogueErrors.OfUpsert,
            Write = WriteWritten,
            Example = CatalogueExamples.Written,
        },
        new(CatalogueApi.Instance, "GET", "/api/locations", "Locations")
        {
            Summary = "The seller's locations, in Square's own form.",
            Refuse = CatalogueErrors.OfProxy,
            Write = CatalogueAnswer.Of("locations", s_locations),
            Example = CatalogueExamples.Locations,
        },
        new(CatalogueApi.Instance, "GET", "/api/merchant/me", "Merchant")
        {
            Summary = "The seller.",
            Refuse = CatalogueErrors.OfProxy,
            Write = CatalogueAnswer.Of("merchant", Shape.Plain),
            Example = CatalogueExamples.Merchant,
        },
    ];

    private static Shim Categories(string path, string method) => new(CatalogueApi.Instance, "GET", path, "ListCategories")
    {
        Summary = "The categories of the seller's catalogue, in Square's own form.",
        Parameters = [ShimParameter.Limit(UsualPage), CatalogueParameters.Cursor],
        Refuse = CatalogueErrors.OfProxy,
        Write = CatalogueAnswer.Page("categories", method),
        Example = CatalogueExamples.Categories,
    };

    private static void WriteWritten(ShimResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("success"u8, true);
        json.WriteStartObject("data"u8);
        json.WritePropertyName("catalog_object"u8);
        Shape.Plain.Write(result.At("upsertCatalogItem.item.raw"), json, result);
        json.WriteEndObject();
        CatalogueAnswer.WriteMetadata(result, json, "upsertCatalogItem.connection", "UpsertCatalogObject");
        json.WriteEndObject();
    }
}
