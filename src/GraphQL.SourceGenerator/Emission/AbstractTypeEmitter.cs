using Graph.GraphQL.SourceGenerator.Sdl;
using Graph.GraphQL.SourceGenerator.Symbols;

namespace Graph.GraphQL.SourceGenerator.Emission;

/// <summary>An interface or union: the switch that tells the object type of a value by its C# type.</summary>
internal static class AbstractTypeEmitter
{
    /// <param name="members">The possible types with their C# types.</param>
    public static string Write(string @namespace, TypeModel type, IEnumerable<(string Name, TypeShape Shape)> members)
    {
        var arms = members
            .OrderBy(m => m.Shape.IsInterface)
            .ThenByDescending(m => m.Shape.Depth)
            .ThenBy(m => m.Name, StringComparer.Ordinal)
            .Select(m => $"{m.Shape.Type.Name} => \"{m.Name}\", ");
        return SourceFile.Write(
            @namespace,
            [SourceFile.BindMethod(type.Name, $"b.AbstractType(\"{type.Name}\", static value => value switch {{ {string.Concat(arms)}_ => null }});")]);
    }
}
