using System.Collections.Frozen;

namespace Graph.Resolvers.Shared;

/// <summary>
/// The values of an enum as the tables hold them: the schema's names in lower case, <c>FOOD_TRUCK</c> as <c>food_truck</c>.
/// </summary>
/// <param name="nameInSchema">The generated function that names a value.</param>
internal sealed class StoredNames<T>(Func<T?, string?> nameInSchema)
    where T : struct, Enum
{
    private readonly FrozenDictionary<string, T> values =
        Enum.GetValues<T>().ToFrozenDictionary(value => NameOf(value, nameInSchema), StringComparer.Ordinal);

    public string Of(T value) => NameOf(value, nameInSchema);

    /// <param name="text">Null, like what is no name, reads as <paramref name="unknown"/>.</param>
    public T Read(string? text, T unknown) => text is not null && values.TryGetValue(text, out var value) ? value : unknown;

    private static string NameOf(T value, Func<T?, string?> nameInSchema) => nameInSchema(value)!.ToLowerInvariant();
}
