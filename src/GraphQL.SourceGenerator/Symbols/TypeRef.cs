namespace Graph.GraphQL.SourceGenerator.Symbols;

/// <summary>What a C# type is to the binding, seen from outside in.</summary>
internal enum TypeRefKind
{
    Plain,
    Task,
    ValueTask,
    AsyncEnumerable,
    List,
    Optional,
}

/// <summary>What a parameter of this type asks for, when it is not the parent or an argument.</summary>
internal enum TypeRole
{
    Value,
    Loader,
    Feature,
    Selection,
    CancellationToken,
}

/// <summary>A use of a C# type; equal by value.</summary>
/// <param name="Name">As generated code writes it, without the question mark: <c>global::Shop.Order</c>.</param>
/// <param name="Display">As people write it, with the question mark: <c>IReadOnlyList&lt;Order?&gt;</c>.</param>
/// <param name="SimpleName">Without namespace, type arguments and question mark.</param>
/// <param name="IsNullable">A value type in <see cref="Nullable{T}"/>, or a reference with a question mark.</param>
/// <param name="IsDeclaredHere">The project's own source declares it; a type still to be generated is not.</param>
/// <param name="IsUnknown">No type has this name: it is still to be generated, or the compiler will complain.</param>
/// <param name="WrapsString">A struct with a single string <c>Value</c>, as typed ids are.</param>
/// <param name="Of">What a task, list, stream or optional is of.</param>
internal sealed record TypeRef(
    TypeRefKind Kind,
    TypeRole Role,
    string Name,
    string Display,
    string SimpleName,
    bool IsNullable,
    bool IsValueType,
    bool IsDeclaredHere,
    bool IsUnknown,
    bool WrapsString,
    TypeRef? Of)
{
    public bool IsAwaitable => Kind is TypeRefKind.Task or TypeRefKind.ValueTask;

    public string NullableName => IsNullable ? Name + "?" : Name;

    /// <summary>The type under tasks, lists, streams and optionals.</summary>
    public TypeRef Innermost => Of is null ? this : Of.Innermost;

    public override string ToString() => Display;
}
