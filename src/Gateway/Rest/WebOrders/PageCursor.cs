using System.Text.Json;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>
/// <c>lastEvaluatedKey</c>: JSON, URL-encoded once, as clients have always got it; they send it back in a query as it is, or encoded once more.
/// What is in it is nobody's business.
/// </summary>
internal static class PageCursor
{
    private const string ParameterName = "lastEvaluatedKey";
    private const string Member = "cursor";

    public static ShimParameter Parameter { get; } = new(
        ParameterName, "Reads on: `meta.lastEvaluatedKey` of the page before.", Read) { Example = "%7B%22cursor%22%3A%22…%22%7D" };

    /// <param name="pageInfo">With <c>hasNextPage</c> and <c>endCursor</c>.</param>
    /// <returns>Null when there is no more.</returns>
    public static string? Of(JsonElement pageInfo) => pageInfo.GetProperty("hasNextPage").GetBoolean()
        ? Uri.EscapeDataString($$"""{"{{Member}}":"{{JsonEncodedText.Encode(pageInfo.GetProperty("endCursor").GetString()!)}}"}""")
        : null;

    private static RestError? Read(ShimInputs inputs)
    {
        inputs.Variables["after"] = null;
        if (inputs.Parameter(ParameterName) is not { } text)
            return null;
        var decoded = Uri.UnescapeDataString(text);
        try
        {
            using var json = JsonDocument.Parse(decoded);
            inputs.Variables["after"] = json.RootElement.GetProperty(Member).GetString();
            return inputs.Variables["after"] is null ? Garbage : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return Garbage;
        }
    }

    private static RestError Garbage { get; } =
        RestError.BadRequest("lastEvaluatedKey is none of this list; send meta.lastEvaluatedKey of the page before, or leave it out.");
}
