using System.Text.Json;
using Graph.Gateway.Rest.Shaping;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>What a sold product is called: as in the catalogue now, empty where it does not have the code.</summary>
internal static class CatalogueName
{
    public static readonly MemberFormat Format = static (in MemberPlace place, Utf8JsonWriter json) => json.WriteString(place.Name, Of(place.Value));

    /// <param name="product">With its <c>name</c>, or null.</param>
    public static string Of(JsonElement product) =>
        product.ValueKind == JsonValueKind.Object ? product.GetProperty("name"u8).GetString()! : "";
}
