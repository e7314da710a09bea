using Graph.GraphQL.SourceGenerator.Sdl;
using Graph.GraphQL.SourceGenerator.Symbols;

namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>The methods with [Field] by their coordinate; reports those that belong to no field, and second ones.</summary>
internal sealed class ResolverTable
{
    private readonly Dictionary<string, ResolverModel> _resolvers = new(StringComparer.Ordinal);

    public ResolverTable(SchemaModel schema, IEnumerable<ResolverModel> resolvers, ProblemList problems)
    {
        var coordinates = new HashSet<string>(
            schema.Types.Where(t => t.Kind == SchemaTypeKind.Object).SelectMany(t => t.Fields.Select(f => $"{t.Name}.{f.Name}")),
            StringComparer.Ordinal);
        foreach (var resolver in InSourceOrder(resolvers))
        {
            if (!coordinates.Contains(resolver.Coordinate))
                problems.Report(
                    Diagnostics.UnknownCoordinate, resolver.CoordinatePlace, resolver.Coordinate, WhyUnknown(schema, resolver.Coordinate, coordinates));
            else if (_resolvers.TryGetValue(resolver.Coordinate, out var first))
                problems.Report(Diagnostics.TwoResolvers, resolver.CoordinatePlace, resolver.Coordinate, first.Display);
            else
                _resolvers.Add(resolver.Coordinate, resolver);
        }
    }

    public IReadOnlyCollection<ResolverModel> All => _resolvers.Values;

    public ResolverModel? Of(TypeModel type, FieldModel field) =>
        _resolvers.TryGetValue($"{type.Name}.{field.Name}", out var resolver) ? resolver : null;

    private static IEnumerable<ResolverModel> InSourceOrder(IEnumerable<ResolverModel> resolvers) =>
        resolvers.OrderBy(r => r.Place?.Path, StringComparer.Ordinal).ThenBy(r => r.Place?.Span.Start);

    private static string WhyUnknown(SchemaModel schema, string coordinate, HashSet<string> coordinates)
    {
        if (schema.Types.Count == 0)
            return "the project has no schema. Add <AdditionalFiles Include=\"schema/*.graphql\" /> to the project file.";
        var abstractType = schema.Types.FirstOrDefault(t => t.IsAbstract && coordinate.StartsWith(t.Name + ".", StringComparison.Ordinal));
        if (abstractType is not null)
            return $"{abstractType.Name} is an interface or union. Resolve the field of its object types: {string.Join(", ", abstractType.PossibleTypes)}.";
        return NearestName.Of(coordinate, coordinates) is { } nearest
            ? $"did you mean \"{nearest}\"?"
            : "correct the coordinate, or add the field to a .graphql file.";
    }
}
