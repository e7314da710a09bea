namespace Graph.GraphQL.Binding;

/// <summary>
/// An input that may be absent, which is not the same as null. Section 6.4.1: an argument without a value and default
/// has no entry at all.
/// </summary>
public readonly record struct Optional<T>(T Value)
{
    /// <summary>True when a value, null included, was given.</summary>
    public bool HasValue { get; } = true;

    /// <summary>The given value; the default of <typeparamref name="T"/> when absent.</summary>
    public T Value { get; } = Value;

    public static implicit operator Optional<T>(T value) => new(value);
}
