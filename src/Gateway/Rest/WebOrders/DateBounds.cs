using System.Globalization;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>
/// <c>startDate</c> and <c>endDate</c>. They were compared as texts with times such as <c>2031-05-06T09:15:00.000Z</c>, both ends included:
/// so a day as the end leaves out that day.
/// </summary>
/// <param name="From">The first instant.</param>
/// <param name="To">The last instant; before <paramref name="From"/> when there is nothing between the two texts, such as a day and itself.</param>
internal readonly record struct DateBounds(DateTimeOffset? From, DateTimeOffset? To)
{
    public const string StartName = "startDate";
    public const string EndName = "endDate";

    private static readonly string[] s_parts = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];
    private static readonly string[] s_times = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Whether no time can lie between them.</summary>
    public bool IsEmpty => To < From;

    /// <param name="bind">Sets the variables that follow from both.</param>
    public static IReadOnlyList<ShimParameter> Parameters(Action<ShimInputs, DateBounds> bind) =>
    [
        new(StartName, "The first day or time, ISO 8601.", static inputs => TryRead(inputs, StartName, out _, out _) ? null : NoDate(StartName))
        {
            Example = "2031-05-01",
        },
        new(EndName, "The last time, ISO 8601; a day stands for its midnight, and leaves out what comes after.", inputs => Read(inputs, bind))
        {
            Example = "2031-06-01",
        },
    ];

    private static RestError? Read(ShimInputs inputs, Action<ShimInputs, DateBounds> bind)
    {
        TryRead(inputs, StartName, out var start, out _);
        if (!TryRead(inputs, EndName, out var end, out var endIsPart))
            return NoDate(EndName);
        if (start > end)
            return RestError.BadRequest($"{StartName} is later than {EndName}; swap them.");
        bind(inputs, new DateBounds(start, endIsPart && end > DateTimeOffset.MinValue ? end.Value.AddMilliseconds(-1) : end));
        return null;
    }

    /// <param name="instant">Null when the parameter is left out.</param>
    /// <param name="isPart">Whether the text is the beginning of a time, and so before all times that begin with it.</param>
    /// <returns>False when the text is no date.</returns>
    private static bool TryRead(ShimInputs inputs, string name, out DateTimeOffset? instant, out bool isPart)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        (instant, isPart) = (null, false);
        if (inputs.Parameter(name) is not { } text)
            return true;
        isPart = DateTimeOffset.TryParseExact(text, s_parts, CultureInfo.InvariantCulture, Utc, out var read);
        if (!isPart && !DateTimeOffset.TryParseExact(text, s_times, CultureInfo.InvariantCulture, Utc, out read))
            return false;
        instant = read;
        return true;
    }

    private static RestError NoDate(string name) =>
        RestError.BadRequest($"{name} must be a day such as 2031-05-06 or a time such as 2031-05-06T09:15:00.000Z.");
}
