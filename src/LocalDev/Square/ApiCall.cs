using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Graph.LocalDev.Square;

/// <summary>What an application asks of a seller's data.</summary>
/// <param name="Body">Empty where the method has none.</param>
internal sealed record ApiCall(HttpRequest Http, Authorization Authorization, JsonObject Body)
{
    public SellerAccount Seller => Authorization.Seller;

    /// <summary>The part of the path that names what is asked for.</summary>
    public string Id => (string)Http.RouteValues["id"]!;

    /// <summary>A query parameter; null when it is absent or empty.</summary>
    public string? Query(string name) => Http.Query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;

    public bool Flag(string name) => Query(name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw Refusal.Invalid("EXPECTED_BOOLEAN", $"'{name}' must be true or false.", name),
    };

    /// <summary>The request as a cursor knows it.</summary>
    public JsonObject WithoutCursor()
    {
        var query = new JsonObject();
        foreach (var (name, value) in Http.Query)
            if (name != "cursor")
                query[name] = value.ToString();
        var body = Body.DeepClone().AsObject();
        body.Remove("cursor");
        return new JsonObject { ["path"] = Http.Path.Value, ["query"] = query, ["body"] = body };
    }
}
