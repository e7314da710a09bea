using Graph.GraphQL.Errors;
using Graph.GraphQL.Response;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Binding;

/// <summary>Section 3.5 (Scalars): a custom scalar and the C# type of its values.</summary>
public abstract class Scalar<T> : ScalarCoercion
    where T : notnull
{
    /// <summary>Result coercion: writes one JSON value.</summary>
    public abstract void Write(T value, Utf8JsonBuffer output);

    /// <summary>The error of input that this scalar does not take.</summary>
    protected static GraphQLException NotAccepted(string expected) => new(expected, ErrorCodes.BadUserInput);
}
