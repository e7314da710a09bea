namespace Graph.Resolvers.Shared;

/// <summary>
/// The values of an enum as the tables hold them: the schema's names in lower case, <c>FOOD_TRUCK</c> as <c>food_truck</c>.
/// </summary>
/// <remarks>
/// In arrays, as they are a handful: a dictionary for each enum would be compiled at the start of a process, for values' types of its own.
/// </remarks>
internal sealed class StoredNames<T>
    where T : struct, Enum
{
    private readonly T[] values = Enum.GetValues<T>();
    private readonly string[] names;

    /// <param name="nameInSchema">The generated function that names a value.</param>
    public StoredNames(Func<T?, string?> nameInSchema) =>
        names = Array.ConvertAll(values, value => nameInSchema(value)!.ToLowerInvariant());

    /// <exception cref="ArgumentOutOfRangeException">It is none of the enum's.</exception>
    public string Of(T value) => Array.IndexOf(values, value) is >= 0 and var index
        ? names[index]
        : throw new ArgumentOutOfRangeException(nameof(value), value, null);

    /// <param name="text">Null, like what is no name, reads as <paramref name="unknown"/>.</param>
    public T Read(string? text, T unknown) => Array.IndexOf(names, text) is >= 0 and var index ? values[index] : unknown;
}
