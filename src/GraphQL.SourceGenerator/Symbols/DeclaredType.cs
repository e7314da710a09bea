using Graph.GraphQL.SourceGenerator.Models;
using Microsoft.CodeAnalysis;

namespace Graph.GraphQL.SourceGenerator.Symbols;

/// <summary>A type of the project that has the full name of an input or enum to be generated.</summary>
internal sealed record DeclaredType(string Name, Place? Place)
{
    public static EquatableArray<DeclaredType> Find(Compilation compilation, IEnumerable<string> names, string @namespace) =>
        names
            .Select(name => (Name: name, Symbol: compilation.Assembly.GetTypeByMetadataName($"{@namespace}.{name}")))
            .Where(t => t.Symbol is not null)
            .Select(t => new DeclaredType(t.Name, Place.Of(t.Symbol!)))
            .ToEquatable();
}
