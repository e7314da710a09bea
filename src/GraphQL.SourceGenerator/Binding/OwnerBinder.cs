using Graph.GraphQL.SourceGenerator.Models;
using Graph.GraphQL.SourceGenerator.Sdl;

namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>
/// Writes the lines that tell the owner's id where <c>@authorize(owner:)</c> names a member: of the objects of a type, or of
/// the object whose field it is.
/// </summary>
internal sealed class OwnerBinder(TypeTable types, ProblemList problems)
{
    public IEnumerable<string> Bind(TypeModel type)
    {
        if (type.Owner is { } owner && Bind(type, type.Name, owner, type.Place) is { } ofType)
            yield return ofType;
        foreach (var field in type.Fields)
            if (field.Owner is { } member && Bind(type, $"{type.Name}.{field.Name}", member, field.Place) is { } ofField)
                yield return ofField;
    }

    /// <summary>The statement; null where the C# type of the objects is not known, or has no such property, which is reported.</summary>
    private string? Bind(TypeModel type, string coordinate, string owner, Place? place)
    {
        if (types.IsRoot(type.Name) || types.Class(type.Name) is not { } csharp || types.Shape(csharp) is not { } shape)
            return null;
        var name = CSharpNames.Pascal(owner);
        if (shape.Property(name) is { Type: var property } && (property.WrapsString || property.Name == "string"))
            return $"b.Owner(\"{coordinate}\", static v => (({csharp.Name})v).{name}{Text(property.WrapsString, property.IsNullable)});";
        problems.Report(Diagnostics.OwnerWithoutProperty, place, coordinate, owner, TypeTable.Bare(csharp), name);
        return null;
    }

    private static string Text(bool isWrapped, bool isNullable) => !isWrapped ? "" : isNullable ? "?.Value" : ".Value";
}
