using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>From one time to another, both of them in it.</summary>
internal sealed record TimeRange(DateTimeOffset From, DateTimeOffset To)
{
    public static TimeRange Always { get; } = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    public static TimeRange Read(JsonObject range)
    {
        range.RefuseUnknown(["start_at", "end_at"]);
        var read = new TimeRange(range.Time("start_at") ?? Always.From, range.Time("end_at") ?? Always.To);
        return read.From <= read.To ? read : throw Refusal.Invalid("INVALID_TIME_RANGE", "The range ends before it begins.", "end_at");
    }

    public bool Has(DateTimeOffset time) => time >= From && time <= To;
}

/// <summary><c>ASC</c> or <c>DESC</c>.</summary>
internal static class SortOrder
{
    /// <param name="isUsual">Whether it is when nothing is said.</param>
    public static bool IsDescending(string? order, bool isUsual) => order switch
    {
        null => isUsual,
        "ASC" => false,
        "DESC" => true,
        _ => throw Refusal.Invalid("INVALID_SORT_ORDER", "The order is ASC or DESC.", "sort_order"),
    };
}
