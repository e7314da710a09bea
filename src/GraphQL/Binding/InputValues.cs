using System.Runtime.CompilerServices;

namespace Graph.GraphQL.Binding;

/// <summary>
/// Coerced arguments of a field, or fields of an input object, in the order of the schema. Section 6.4.1.
/// </summary>
public readonly struct InputValues
{
    private readonly object?[] _values;

    internal InputValues(object?[] values) => _values = values;

    /// <summary>Stands in a table of values for "no value given".</summary>
    internal static object Absent { get; } = new AbsentValue();

    /// <summary>The value; the default of <typeparamref name="T"/> when it is null or absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(int index)
    {
        var value = _values[index];
        return value is null || ReferenceEquals(value, Absent) ? default! : (T)value;
    }

    public Optional<T> Optional<T>(int index) => HasValue(index) ? new Optional<T>(Value<T>(index)) : default;

    /// <summary>A list of values or of input objects, not of lists; null when it is null or absent.</summary>
    public IReadOnlyList<T>? List<T>(int index)
    {
        if (_values[index] is not object?[] items)
            return null;
        var list = new T[items.Length];
        for (var i = 0; i < items.Length; i++)
            list[i] = items[i] is null ? default! : (T)items[i]!;
        return list;
    }

    public Optional<IReadOnlyList<T>?> OptionalList<T>(int index) =>
        HasValue(index) ? new Optional<IReadOnlyList<T>?>(List<T>(index)) : default;

    public bool HasValue(int index) => !ReferenceEquals(_values[index], Absent);

    internal sealed class AbsentValue
    {
        public override string ToString() => "(absent)";
    }
}
