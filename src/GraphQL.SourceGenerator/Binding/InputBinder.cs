using Graph.GraphQL.SourceGenerator.Sdl;
using Graph.GraphQL.SourceGenerator.Symbols;

namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>
/// Section 6.4.1 (Coercing Field Arguments) at compile time: the expression that hands an argument to a parameter, or
/// none when the parameter's C# type does not fit.
/// </summary>
internal sealed class InputBinder(TypeTable types, Signature signature)
{
    public Completion Argument(InputModel argument, int index, TypeRef parameter)
    {
        if (parameter.Kind == TypeRefKind.Optional)
            return Optional(argument, index, parameter.Of!);
        if (!argument.Type.IsNonNull && !parameter.IsNullable)
            return Completion.Misfit(NullHint(argument));
        if (argument.Type.Name == "ID" && argument.Type.Item is null && parameter.WrapsString)
            return Completion.Of(WrappedId(argument.Type, index, parameter));
        return Fits(argument.Type, parameter)
            ? Completion.Of("c." + signature.Read(argument.Type, isOptional: false, "Argument", index))
            : Completion.Misfit(types.HintFor(argument.Type.Name, parameter.Innermost));
    }

    private Completion Optional(InputModel argument, int index, TypeRef value)
    {
        if (argument.Type.IsNonNull)
            return Completion.Misfit(" It cannot be left out without a value, so Optional tells nothing.");
        return value.IsNullable && Fits(argument.Type, value)
            ? Completion.Of("c." + signature.Read(argument.Type, isOptional: true, "Argument", index))
            : Completion.Misfit($" As optional it is 'Optional<{signature.Input(argument.Type)}>'.");
    }

    private static string NullHint(InputModel argument) =>
        argument.HasDefault
            ? $" An explicit null goes past the default: write '{argument.Type}!' in the schema to forbid it, or accept null in C#."
            : " Clients may leave it out: add '!' in the schema, or accept null in C#.";

    private static string WrappedId(GraphTypeRef type, int index, TypeRef id)
    {
        if (type.IsNonNull)
            return $"new {id.Name}(c.Argument<string>({index}))";
        return $"(c.Argument<string?>({index}) is {{ }} id{index} ? new {id.Name}(id{index}) : ({id.Name}?)null)";
    }

    /// <summary>Whether the parameter takes every value of the type; the outermost null is looked at elsewhere.</summary>
    private bool Fits(GraphTypeRef type, TypeRef csharp)
    {
        if (type.Item is { } item)
            return csharp.SimpleName is "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable"
                && csharp.Of is { } of && (item.IsNonNull || of.IsNullable) && Fits(item, of);
        if (types.Scalar(type.Name) is { } scalar)
            return csharp.Name == scalar.CSharpType;
        return types.IsGenerated(csharp, type.Name);
    }
}
