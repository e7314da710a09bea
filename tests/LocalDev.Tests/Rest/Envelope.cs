using System.Text.Json.Nodes;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>Answers of the web shop's analytics API, to the letter but for how long they took.</summary>
internal static class Envelope
{
    /// <param name="data">JSON.</param>
    /// <param name="count">JSON.</param>
    /// <param name="total">JSON.</param>
    /// <param name="key">JSON.</param>
    public static string Success(string data, string count = "null", string total = "null", string key = "null", bool? cacheHit = null) =>
        $$"""{"success":true,"data":{{data}},"error":null,"meta":{{Meta(count, total, key, cacheHit)}}}""";

    public static string Failure(string error, bool? cacheHit = null) =>
        $$"""{"success":false,"data":null,"error":"{{error}}","meta":{{Meta("null", "null", "null", cacheHit)}}}""";

    public static JsonNode Json(this RestAnswer answer) => JsonNode.Parse(answer.Body)!;

    /// <summary>The text of the value of <c>data</c>.</summary>
    public static string Data(this RestAnswer answer)
    {
        const string Begin = "{\"success\":true,\"data\":";
        Assert.StartsWith(Begin, answer.Body, StringComparison.Ordinal);
        return answer.Body[Begin.Length..answer.Body.LastIndexOf(",\"error\":null,\"meta\":", StringComparison.Ordinal)];
    }

    private static string Meta(string count, string total, string key, bool? cacheHit)
    {
        var hit = cacheHit is { } known ? $",\"cacheHit\":{(known ? "true" : "false")}" : "";
        return $$"""{"count":{{count}},"limit":null,"total":{{total}},"lastEvaluatedKey":{{key}},"responseTime":"0ms"{{hit}}}""";
    }
}
