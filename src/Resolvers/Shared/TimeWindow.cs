namespace Graph.Resolvers.Shared;

/// <summary>An interval of stored times, both ends included; an end that is null is open.</summary>
public readonly record struct TimeWindow(string? From, string? To)
{
    /// <summary>Whether no time can lie in it.</summary>
    public bool IsEmpty => From is not null && To is not null && string.CompareOrdinal(From, To) > 0;

    public bool Contains(string storedTime) =>
        (From is null || string.CompareOrdinal(storedTime, From) >= 0) && (To is null || string.CompareOrdinal(storedTime, To) <= 0);

    /// <summary>What lies in the instants and in the whole UTC days.</summary>
    /// <param name="instantsName">What the client calls <paramref name="instants"/>, for messages.</param>
    /// <param name="daysName">What the client calls <paramref name="days"/>, for messages.</param>
    /// <exception cref="GraphQL.Errors.GraphQLException">A range ends before it begins.</exception>
    internal static TimeWindow Of(DateTimeRange? instants, string instantsName, DateRange? days, string daysName)
    {
        var ofInstants = OfInstants(instants, instantsName);
        var ofDays = OfDays(days, daysName);
        return new TimeWindow(Later(ofInstants.From, ofDays.From), Earlier(ofInstants.To, ofDays.To));
    }

    private static TimeWindow OfInstants(DateTimeRange? range, string name)
    {
        var (from, to) = (range?.From.Value, range?.To.Value);
        if (from > to)
            throw BadUserInput.Because($"'{name}.from' is later than '{name}.to'; swap them or leave one out.");
        return new TimeWindow(
            from is null ? null : StoredTime.FormatAtOrAfter(from.Value),
            to is null ? null : StoredTime.Format(to.Value));
    }

    private static TimeWindow OfDays(DateRange? range, string name)
    {
        var (from, to) = (range?.From.Value, range?.To.Value);
        if (from > to)
            throw BadUserInput.Because($"'{name}.from' is later than '{name}.to'; swap them or leave one out.");
        return new TimeWindow(
            from is null ? null : StoredTime.Format(StartOf(from.Value)),
            to is null ? null : StoredTime.Format(StartOf(to.Value).AddTicks(TimeSpan.TicksPerDay - 1)));
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static string? Later(string? a, string? b) => a is null || string.CompareOrdinal(a, b) < 0 ? b ?? a : a;

    private static string? Earlier(string? a, string? b) => a is null ? b : b is null || string.CompareOrdinal(a, b) < 0 ? a : b;
}
