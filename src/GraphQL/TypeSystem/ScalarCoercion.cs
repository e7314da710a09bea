using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>
/// Section 3.5 (Scalars), Input Coercion. Both methods throw <see cref="GraphQLException"/> with a message that says
/// what is accepted, when the value is not.
/// </summary>
public abstract class ScalarCoercion
{
    /// <summary>A literal of a document. Never called with a variable; lists and objects may contain none either.</summary>
    public abstract object? CoerceLiteral(ValueNode literal);

    /// <summary>
    /// A value of a variable, as JSON gives it: <see cref="bool"/>, <see cref="string"/>, <see cref="long"/> for integers
    /// that fit, <see cref="JsonNumber"/> for other numbers, IReadOnlyList&lt;object?&gt;,
    /// IReadOnlyDictionary&lt;string, object?&gt;. Callers in C# may also give <see cref="int"/>, <see cref="double"/> and
    /// <see cref="decimal"/>. Never null.
    /// </summary>
    public abstract object? CoerceValue(object value);
}
