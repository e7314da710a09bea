using Graph.GraphQL.SourceGenerator.Models;
using Graph.GraphQL.SourceGenerator.Sdl;
using Graph.GraphQL.SourceGenerator.Symbols;

namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>Code that completes a value, or why its C# type does not fit.</summary>
internal readonly record struct Completion(string? Code, string Hint)
{
    public static Completion Of(string code) => new(code, "");

    public static Completion Misfit(string hint = "") => new(null, hint);
}

/// <summary>
/// Section 6.4.3 (Value Completion) at compile time: chooses the call on FieldContext that completes a C# value as the
/// schema's type, and learns the C# types of object types on the way.
/// </summary>
internal sealed class OutputBinder(TypeTable types)
{
    /// <param name="field">The coordinate, for messages.</param>
    /// <param name="value">The expression that gives the value; it is evaluated once.</param>
    public Completion Complete(GraphTypeRef type, TypeRef csharp, string value, string field, Place? place)
    {
        if (csharp.IsAwaitable && csharp.Of is { } result)
            return Await(type, result, value, field, place);
        if (type.Item is { } item)
            return CompleteList(type, item, csharp, value, field, place);
        var completion = CompleteNamed(type, csharp, value, field, place);
        return completion.Code is not null ? CheckNull(type, csharp, completion) : completion;
    }

    private Completion Await(GraphTypeRef type, TypeRef result, string value, string field, Place? place)
    {
        if (result.IsAwaitable)
            return Completion.Misfit();
        var inner = Complete(type, result, "v", field, place);
        return inner.Code is null ? inner : Completion.Of($"c.Await({value}, static (in c, v) => {inner.Code})");
    }

    private Completion CompleteList(GraphTypeRef type, GraphTypeRef item, TypeRef csharp, string value, string field, Place? place)
    {
        if (csharp.Kind != TypeRefKind.List)
            return Completion.Misfit(" The schema has a list here.");
        if (csharp.Of!.IsAwaitable)
            return Completion.Misfit(" A list's items must not be tasks.");
        var inner = Complete(item, csharp.Of!, "item", field, place);
        if (inner.Code is null)
            return inner;
        return CheckNull(type, csharp, Completion.Of($"c.List({value}, static (in c, item) => {inner.Code})"));
    }

    private static Completion CheckNull(GraphTypeRef type, TypeRef csharp, Completion completion) =>
        type.IsNonNull && csharp.IsNullable
            ? Completion.Misfit($" '{csharp.Display}' may be null, '{type}' may not: remove the '?' in C# or the '!' in the schema.")
            : completion;

    private Completion CompleteNamed(GraphTypeRef type, TypeRef csharp, string value, string field, Place? place)
    {
        if (types.Scalar(type.Name) is { } scalar)
            return CompleteScalar(scalar, csharp, value);
        return types.Type(type.Name) switch
        {
            { Kind: SchemaTypeKind.Enum } => CompleteEnum(type.Name, csharp, value),
            { Kind: SchemaTypeKind.Object } => CompleteObject(type.Name, csharp, value, field, place),
            { IsAbstract: true } => CompleteAbstract(csharp, value),
            _ => Completion.Misfit(),
        };
    }

    private static Completion CompleteScalar(ScalarBinding scalar, TypeRef csharp, string value)
    {
        if (scalar.Name == "ID" && csharp.WrapsString)
            return Completion.Of($"c.String({value}{(csharp.IsNullable ? "?" : "")}.Value)");
        if (scalar.IsJson && !csharp.IsValueType && csharp.Kind is TypeRefKind.Plain or TypeRefKind.List)
            return Completion.Of($"c.Scalar<object>({value}, {scalar.Instance})");
        if (csharp.Kind == TypeRefKind.List)
            return Completion.Misfit(" The schema has a single value here, not a list.");
        if (csharp.Name != scalar.CSharpType)
            return Completion.Misfit();
        return Completion.Of(scalar.Method is { } method ? $"c.{method}({value})" : $"c.Scalar({value}, {scalar.Instance})");
    }

    private Completion CompleteEnum(string name, TypeRef csharp, string value) =>
        types.IsGenerated(csharp, name)
            ? Completion.Of($"c.Enum({CSharpNames.Escape(name)}Names.Of({value}))")
            : Completion.Misfit(types.HintFor(name, csharp));

    private Completion CompleteObject(string name, TypeRef csharp, string value, string field, Place? place)
    {
        if (csharp.Kind == TypeRefKind.List)
            return Completion.Misfit(" The schema has a single object here, not a list.");
        return types.Learn(name, csharp, field, place) ? Completion.Of($"c.Object({value})")
            : Completion.Misfit(" An object is a class, a struct or an interface of its own.");
    }

    private static Completion CompleteAbstract(TypeRef csharp, string value) =>
        csharp.Kind == TypeRefKind.Plain && !csharp.IsValueType && csharp.Name is not ("string" or "void")
            ? Completion.Of($"c.Object({value})")
            : Completion.Misfit(" A common base class, an interface or 'object' will do.");
}
