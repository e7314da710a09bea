using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>
/// The analytics API of the web shop. Every answer is an envelope: <c>success</c>, <c>data</c>, <c>error</c> and <c>meta</c>.
/// </summary>
internal sealed class WebOrdersApi : RestApi
{
    public static WebOrdersApi Instance { get; } = new();

    public override string Name => "Web orders";

    public override IReadOnlyList<string> BasePaths { get; } = ["", "/prod"];

    protected override IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; } =
    [
        new("Access-Control-Allow-Headers", "Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token"),
        new("Access-Control-Allow-Methods", "GET,POST,OPTIONS"),
    ];

    public override ReadOnlyMemory<byte> Preflight { get; } = """{"message":"CORS preflight successful"}"""u8.ToArray();

    public override void WriteError(Utf8JsonWriter json, RestError error)
    {
        json.WriteStartObject();
        json.WriteBoolean("success"u8, false);
        json.WriteNull("data"u8);
        json.WriteString("error"u8, error.Message);
        WriteMeta(json, new Meta { CacheHit = error.CacheHit }, error.Duration);
        json.WriteEndObject();
    }

    /// <param name="writeData">The value of <c>data</c>.</param>
    public static void WriteSuccess(ShimResult result, Utf8JsonWriter json, Meta meta, Action<ShimResult, Utf8JsonWriter> writeData)
    {
        json.WriteStartObject();
        json.WriteBoolean("success"u8, true);
        json.WritePropertyName("data"u8);
        writeData(result, json);
        json.WriteNull("error"u8);
        WriteMeta(json, meta, result.Duration);
        json.WriteEndObject();
    }

    private static void WriteMeta(Utf8JsonWriter json, Meta meta, TimeSpan? duration)
    {
        json.WriteStartObject("meta"u8);
        WriteNumber(json, "count"u8, meta.Count);
        json.WriteNull("limit"u8);
        WriteNumber(json, "total"u8, meta.Total);
        json.WriteString("lastEvaluatedKey"u8, meta.LastEvaluatedKey);
        if (duration is { } taken)
            json.WriteString("responseTime"u8, string.Create(CultureInfo.InvariantCulture, $"{(long)taken.TotalMilliseconds}ms"));
        if (meta.CacheHit is { } hit)
            json.WriteBoolean("cacheHit"u8, hit);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, int? number)
    {
        if (number is { } given)
            json.WriteNumber(name, given);
        else
            json.WriteNull(name);
    }
}

/// <summary>What an envelope says beside the data; null where a route does not say it.</summary>
/// <param name="Count">Of the entries in this answer.</param>
/// <param name="Total">Of all entries.</param>
/// <param name="LastEvaluatedKey">To read on; null when there is no more.</param>
/// <param name="CacheHit">Left out where it is null.</param>
internal readonly record struct Meta(int? Count = null, int? Total = null, string? LastEvaluatedKey = null, bool? CacheHit = null);
