using Graph.GraphQL.Response;

namespace Graph.Resolvers.Wallets;

/// <summary>A JSON argument as the JSON text that it was: numbers keep all their digits.</summary>
internal static class TypedDataJson
{
    public static byte[] Of(object model)
    {
        using var json = new Utf8JsonBuffer();
        json.WriteJson(model);
        return json.Written.ToArray();
    }
}
