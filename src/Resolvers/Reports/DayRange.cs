using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Reports;

/// <summary>UTC days, both ends included; null is open.</summary>
public readonly record struct DayRange(DateOnly? From, DateOnly? To)
{
    /// <exception cref="GraphQL.Errors.GraphQLException">It ends before it begins.</exception>
    public static DayRange Of(DateOnly? from, DateOnly? to) => from > to
        ? throw BadUserInput.Because("'from' is later than 'to'; swap them or leave one out.")
        : new DayRange(from, to);

    public bool Contains(DateOnly day) => !(day < From) && !(day > To);
}
