using System.Globalization;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>
/// <c>startDate</c> and <c>endDate</c> of lists of orders. They were compared as texts with times such as <c>2031-05-06T09:15:00.000Z</c>, both ends
/// included: so a day as the end leaves out what comes later on that day.
/// </summary>
internal static class CreatedAtBound
{
    private static readonly string[] s_parts = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    public static ShimParameter Start { get; } = new(
        "startDate", "The first time or day, ISO 8601.", static inputs => Read(inputs, "startDate", "from", TimeSpan.Zero)) { Example = "2031-05-01" };

    public static ShimParameter End { get; } = new(
        "endDate",
        "The last time, ISO 8601; a day stands for its midnight, and leaves out what comes after.",
        static inputs => Read(inputs, "endDate", "to", TimeSpan.FromMilliseconds(-1))) { Example = "2031-06-01" };

    /// <param name="ofPart">From the beginning of a year, month or day to the bound that its text is.</param>
    private static RestError? Read(ShimInputs inputs, string name, string variable, TimeSpan ofPart)
    {
        inputs.Variables[variable] = null;
        if (inputs.Parameter(name) is not { } text)
            return null;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, s_parts, CultureInfo.InvariantCulture, Utc, out var part))
            inputs.Variables[variable] = Format(part.Year == 1 ? part : part + ofPart);
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time))
            inputs.Variables[variable] = Format(time);
        else
            return RestError.BadRequest($"{name} must be a day such as 2031-05-06 or a time such as 2031-05-06T09:15:00.000Z.");
        return null;
    }

    private static string Format(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
