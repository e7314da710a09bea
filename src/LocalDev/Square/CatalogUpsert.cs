using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>
/// <c>POST /v2/catalog/object</c>: an object, and with an item its variations, in place of what was there. What is not sent is gone
/// afterwards, variations too.
/// </summary>
/// <remarks>https://developer.squareup.com/reference/square/catalog-api/upsert-catalog-object</remarks>
internal sealed class CatalogUpsert(SellerAccount seller)
{
    private const int LongestKey = 128;
    private const int MostKeys = 1_000;

    private readonly Catalog catalog = seller.Catalog;
    private readonly BoundedMap<Done> done = new(MostKeys);

    /// <returns>The answer, and whether anything was done for it now.</returns>
    public (JsonObject Answer, bool IsNew) Answer(JsonObject body)
    {
        var key = body.RequiredText("idempotency_key", LongestKey);
        if (done.Find(key) is { } before)
            return before.Request == RequestDigest.Of(body)
                ? (before.Answer.DeepClone().AsObject(), false)
                : throw Refusal.Conflict(
                    "IDEMPOTENCY_KEY_REUSED", "The idempotency key was used for another request.", "idempotency_key");
        var written = body.RequiredObject("object");
        var answer = Write(written);
        done.Add(key, new Done(RequestDigest.Of(body), answer));
        return (answer.DeepClone().AsObject(), true);
    }

    private JsonObject Write(JsonObject written)
    {
        var objects = new List<(JsonObject Object, JsonObject Data)>();
        Collect(written, objects);
        var ids = NewIds(objects);
        foreach (var (entry, _) in objects)
            RefuseStale(entry);
        if (catalog.Count + ids.Count > Catalog.Most)
            throw Refusal.Invalid("BAD_REQUEST", $"A catalog has at most {Catalog.Most} objects.");
        var references = new CatalogReferences(catalog, ids, objects);
        foreach (var (entry, data) in objects)
            references.Check(entry, data);

        var version = catalog.BeginChange();
        foreach (var (entry, data) in objects)
            Put(entry, data, ids, references, version);
        Settle(objects[0], ids, version);
        var answer = new JsonObject { ["catalog_object"] = catalog.Read(catalog.Find(IdOf(written, ids))!) };
        if (ids.Count > 0)
            answer["id_mappings"] = new JsonArray(
                [.. ids.Select(id => new JsonObject { ["client_object_id"] = id.Key, ["object_id"] = id.Value })]);
        return answer;
    }

    /// <summary>An item before its variations.</summary>
    private void Collect(JsonObject written, List<(JsonObject, JsonObject)> objects)
    {
        var data = CatalogRules.Check(written, seller.Currency);
        objects.Add((written, data));
        foreach (var variation in data.Array("variations") ?? [])
        {
            if (variation is not JsonObject nested || nested.Text("type") != CatalogTypes.Variation)
                throw Refusal.Invalid("INVALID_VALUE", "The variations of an item are of type ITEM_VARIATION.", "variations");
            Collect(nested, objects);
        }
    }

    /// <summary>By the names that the request has for new objects.</summary>
    private static Dictionary<string, string> NewIds(List<(JsonObject Object, JsonObject Data)> objects)
    {
        var (seen, ids) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (entry, _) in objects)
        {
            var id = (string)entry["id"]!;
            if (!seen.Add(id))
                throw Refusal.Invalid("INVALID_VALUE", $"The ID {id} is there twice.", "id");
            if (id.StartsWith('#'))
                ids[id] = RandomText.Id();
        }
        return ids;
    }

    private void RefuseStale(JsonObject written)
    {
        var id = (string)written["id"]!;
        if (id.StartsWith('#'))
            return;
        var stored = catalog.Find(id) ?? throw Refusal.NotFound($"There is no catalog object with the ID {id}.");
        if (stored.Type != (string)written["type"]!)
            throw Refusal.Invalid("INVALID_VALUE", $"The object {id} is of type {stored.Type}.", "type");
        if (written.Number("version") != stored.Version)
            throw Refusal.Conflict("VERSION_MISMATCH", $"The version of {id} is not the latest in the catalog.", "version");
        if (stored.Type == CatalogTypes.Item && ProductType(written["item_data"]!) != ProductType(stored.Data))
            throw Refusal.Invalid("INVALID_VALUE", "The type of product stays as it is.", "product_type");
    }

    private static string ProductType(JsonNode item) => (string?)item["product_type"] ?? "REGULAR";

    private void Put(
        JsonObject written, JsonObject sent, Dictionary<string, string> ids, CatalogReferences references, long version)
    {
        var type = (string)written["type"]!;
        var own = written.DeepClone().AsObject();
        foreach (var name in CatalogFields.WrittenBySquare)
            own.Remove(name);
        own["present_at_all_locations"] ??= true;
        var data = own[CatalogTypes.DataOf(type)]!.AsObject();
        data.Remove("variations");
        foreach (var empty in data.Where(field => field.Value is null or JsonArray { Count: 0 }).Select(field => field.Key).ToList())
            data.Remove(empty);
        references.Resolve(data);
        if (type == CatalogTypes.Item)
        {
            CatalogDescription.Settle(data);
            data["product_type"] ??= "REGULAR";
            data["is_taxable"] ??= true;
            data["is_archived"] ??= false;
        }
        if (type == CatalogTypes.Variation)
            data["item_id"] = references.ItemOf(written, sent);
        catalog.Put(new CatalogEntry(type, IdOf(written, ids), version, IsDeleted: false, own));
    }

    /// <summary>Whatever of an item follows from what was written.</summary>
    private void Settle((JsonObject Object, JsonObject Data) first, Dictionary<string, string> ids, long version)
    {
        var entry = catalog.Find(IdOf(first.Object, ids))!;
        if (entry.Type == CatalogTypes.Variation && catalog.Find(entry.ItemId!) is { } item)
            catalog.Put(item with { Version = version });
        if (entry.Type != CatalogTypes.Item)
            return;
        var order = first.Data["variations"]!.AsArray().Select(variation => IdOf(variation!.AsObject(), ids)).ToList();
        foreach (var variation in catalog.VariationsOf(entry.Id).ToList())
        {
            var place = order.IndexOf(variation.Id);
            if (place < 0)
                catalog.Put(variation with { Version = version, IsDeleted = true });
            else
                catalog.Put(variation.At(place));
        }
    }

    private static string IdOf(JsonObject written, Dictionary<string, string> ids)
    {
        var id = (string)written["id"]!;
        return ids.GetValueOrDefault(id, id);
    }

    private sealed record Done(string Request, JsonObject Answer);
}
