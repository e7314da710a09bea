using System.Text.Json;
using Graph.Gateway.Rest.Shaping;
using Graph.Resolvers.Shared;

namespace Graph.Gateway.Rest.Catalogue;

/// <summary>The bodies of successes: <c>success</c>, what was asked for, and <c>metadata</c> that says whose it is.</summary>
internal static class CatalogueAnswer
{
    /// <param name="name">Of the list in the answer.</param>
    /// <param name="method">As <c>metadata.method</c>.</param>
    public static Action<ShimResult, Utf8JsonWriter> Page(string name, string method) => (result, json) =>
    {
        json.WriteStartObject();
        json.WriteBoolean("success"u8, true);
        json.WriteStartArray(name);
        foreach (var node in result.At("catalog.nodes").EnumerateArray())
            Shape.Plain.Write(node.GetProperty("raw"u8), json, result);
        json.WriteEndArray();
        var page = result.At("catalog.pageInfo");
        if (page.GetProperty("hasNextPage"u8).GetBoolean())
            json.WriteString("cursor"u8, page.GetProperty("endCursor"u8).GetString());
        WriteMetadata(result, json, "squareConnection", method);
        json.WriteEndObject();
    };

    /// <param name="name">Of the member in the answer, and of the response key.</param>
    public static Action<ShimResult, Utf8JsonWriter> Of(string name, Shape shape) => (result, json) =>
    {
        json.WriteStartObject();
        json.WriteBoolean("success"u8, true);
        json.WritePropertyName(name);
        shape.Write(result.At(name), json, result);
        json.WriteEndObject();
    };

    /// <param name="connection">Where the seller stands in the result.</param>
    public static void WriteMetadata(ShimResult result, Utf8JsonWriter json, string connection, string method)
    {
        json.WriteStartObject("metadata"u8);
        json.WriteString("merchantId"u8, result.At($"{connection}.merchantId").GetString());
        json.WriteString("timestamp"u8, StoredTime.Format(result.Inputs.Now));
        json.WriteString("requestPath"u8, result.Inputs.Context.Request.Path.Value);
        json.WriteString("method"u8, method);
        json.WriteEndObject();
    }
}
