namespace Graph.Resolvers.Shared;

/// <summary>An interval of numbers, both ends included; an end that is null is open.</summary>
public readonly record struct NumberRange(decimal? Min, decimal? Max)
{
    public bool Contains(decimal number) => !(number < Min) && !(number > Max);

    /// <param name="name">What the client calls the range, for messages.</param>
    /// <exception cref="GraphQL.Errors.GraphQLException">The range ends before it begins.</exception>
    internal static NumberRange Of(DecimalRange? range, string name)
    {
        var (min, max) = (range?.Min.Value, range?.Max.Value);
        if (min > max)
            throw BadUserInput.Because($"'{name}.min' is larger than '{name}.max'; swap them or leave one out.");
        return new NumberRange(min, max);
    }
}
