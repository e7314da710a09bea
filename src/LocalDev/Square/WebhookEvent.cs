using System.Text;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>Something that has happened at a seller; the bytes are the same in each delivery.</summary>
internal sealed record WebhookEvent(string Id, string Type, string MerchantId, byte[] Body)
{
    /// <summary>With an object, and an identifier that is nothing's.</summary>
    /// <param name="name">Of the object, such as <c>catalog_version</c>.</param>
    public static WebhookEvent Of(string merchantId, string type, string name, JsonObject told, DateTimeOffset now) => Of(
        merchantId,
        type,
        new JsonObject { ["type"] = name, ["id"] = Guid.NewGuid().ToString(), ["object"] = new JsonObject { [name] = told } },
        now);

    public static WebhookEvent Of(string merchantId, string type, JsonObject data, DateTimeOffset now)
    {
        var id = Guid.NewGuid().ToString();
        var json = new JsonObject
        {
            ["merchant_id"] = merchantId,
            ["type"] = type,
            ["event_id"] = id,
            ["created_at"] = Rfc3339.Nanoseconds(now),
            ["data"] = data,
        };
        return new WebhookEvent(id, type, merchantId, Encoding.UTF8.GetBytes(json.ToJsonString()));
    }
}
