using System.Globalization;
using System.Text.Json;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>
/// The UTC days of a report. Reports count whole days: of a time within a day the whole day counts, at both ends.
/// </summary>
internal static class ReportDays
{
    /// <summary>A day on which nobody has ordered, for reports of nothing.</summary>
    private static readonly DateOnly s_none = DateOnly.MinValue;

    /// <summary>Each end restricts alone.</summary>
    public static IReadOnlyList<ShimParameter> EachAlone { get; } = DateBounds.Parameters(Bind);

    /// <summary>One end alone does not restrict.</summary>
    public static IReadOnlyList<ShimParameter> BothOrNone { get; } = DateBounds.Parameters(
        static (inputs, bounds) => Bind(inputs, bounds is { From: not null, To: not null } ? bounds : default));

    /// <summary>The report's days among the last ones, of which today is one.</summary>
    /// <param name="from">The variable that is the first day.</param>
    /// <param name="to">The variable that is the last day.</param>
    public static void BindLast(ShimInputs inputs, int days, string from, string to)
    {
        var begin = DateOnly.FromDateTime(inputs.Now.UtcDateTime).AddDays(1 - days);
        var (first, last) = (Day(inputs, "from"), Day(inputs, "to"));
        Bind(inputs, first > begin ? first : begin, last, from, to);
    }

    public static void Set(ShimInputs inputs, string variable, DateOnly? day) =>
        inputs.Variables[variable] = day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What was asked for, as it was written; what was left out is left out.</summary>
    public static void WriteRange(ReadOnlySpan<byte> name, ShimInputs inputs, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        foreach (var parameter in (string[])[DateBounds.StartName, DateBounds.EndName])
        {
            if (inputs.Parameter(parameter) is { } text)
                json.WriteString(parameter, text);
        }
        json.WriteEndObject();
    }

    private static void Bind(ShimInputs inputs, DateBounds bounds)
    {
        // Midnight itself is not worth a day.
        var last = bounds.To is { TimeOfDay.Ticks: 0 } midnight && midnight > DateTimeOffset.MinValue ? midnight.AddTicks(-1) : bounds.To;
        Bind(inputs, DayOf(bounds.From), DayOf(last), "from", "to");
    }

    private static void Bind(ShimInputs inputs, DateOnly? first, DateOnly? last, string from, string to)
    {
        var isEmpty = first > last;
        Set(inputs, from, isEmpty ? s_none : first);
        Set(inputs, to, isEmpty ? s_none : last);
    }

    private static DateOnly? DayOf(DateTimeOffset? instant) => instant is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : null;

    private static DateOnly? Day(ShimInputs inputs, string variable) =>
        inputs.Variables[variable] is string day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
