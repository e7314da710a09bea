using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Graph.GraphQL.SourceGenerator.Models;

/// <summary>
/// A place in a C# or .graphql file. Equal by value and without a reference to a syntax tree, unlike <see cref="Location"/>.
/// </summary>
internal sealed record Place(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>Null where the symbol comes from another assembly.</summary>
    public static Place? Of(ISymbol symbol) => symbol.Locations.Length == 0 ? null : Of(symbol.Locations[0]);

    public static Place? Of(SyntaxReference? syntax, CancellationToken cancellation) =>
        syntax is null ? null : Of(syntax.GetSyntax(cancellation).GetLocation());

    public static Place? Of(Location location) =>
        location.IsInSource
            ? new Place(location.SourceTree!.FilePath, location.SourceSpan, location.GetLineSpan().Span)
            : null;

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
