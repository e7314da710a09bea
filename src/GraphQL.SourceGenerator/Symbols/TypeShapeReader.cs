using Graph.GraphQL.SourceGenerator.Models;
using Microsoft.CodeAnalysis;

namespace Graph.GraphQL.SourceGenerator.Symbols;

/// <summary>
/// Reads the C# types that may stand behind object types: those with [Type], those that resolvers return or take, and
/// from there through the properties whose names are fields of the schema.
/// </summary>
internal sealed class TypeShapeReader(HashSet<string> memberNames, CancellationToken cancellation)
{
    private readonly Dictionary<string, TypeShape> _shapes = new(StringComparer.Ordinal);
    private readonly Queue<INamedTypeSymbol> _open = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <param name="resolverClasses">Metadata names of the classes with [Field] methods.</param>
    /// <param name="namedTypes">Metadata names of the types with [Type].</param>
    public static EquatableArray<TypeShape> Read(
        Compilation compilation,
        IEnumerable<string> resolverClasses,
        IEnumerable<string> namedTypes,
        IEnumerable<string> memberNames,
        CancellationToken cancellation)
    {
        var reader = new TypeShapeReader(new HashSet<string>(memberNames, StringComparer.Ordinal), cancellation);
        foreach (var name in namedTypes)
            reader.Add(compilation.Assembly.GetTypeByMetadataName(name));
        foreach (var name in resolverClasses)
            reader.AddResolvers(compilation.Assembly.GetTypeByMetadataName(name));
        reader.Walk();
        return reader._shapes.Values.OrderBy(s => s.Type.Name, StringComparer.Ordinal).ToEquatable();
    }

    private void AddResolvers(INamedTypeSymbol? type)
    {
        foreach (var method in type?.GetMembers().OfType<IMethodSymbol>() ?? [])
        {
            if (!method.GetAttributes().Any(a => a.AttributeClass?.Name == "FieldAttribute"))
                continue;
            Add(method.ReturnType);
            foreach (var parameter in method.Parameters.Take(1))
                Add(parameter.Type);
        }
    }

    private void Add(ITypeSymbol? type)
    {
        if (type is null)
            return;
        var bare = TypeRefReader.WithoutNullable(type);
        var (_, of) = TypeRefReader.Unwrap(bare);
        if (of is not null)
            Add(of);
        else if (bare is INamedTypeSymbol named && MayHaveFields(named) && _seen.Add(TypeRefReader.QualifiedName(named)))
            _open.Enqueue(named);
    }

    private static bool MayHaveFields(INamedTypeSymbol type) =>
        type.SpecialType == SpecialType.None
        && type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface
        && !$"{TypeRefReader.NamespaceOf(type)}.".StartsWith("System.", StringComparison.Ordinal);

    private void Walk()
    {
        while (_open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var type = _open.Dequeue();
            var properties = PropertiesOf(type).ToList();
            _shapes[TypeRefReader.QualifiedName(type)] = ShapeOf(type, properties);
            foreach (var property in properties)
                Add(property.Type);
        }
    }

    private IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return Lineage(type)
            .SelectMany(t => t.GetMembers().OfType<IPropertySymbol>())
            .Where(p => !p.IsStatic && !p.IsIndexer
                && p.DeclaredAccessibility == Accessibility.Public
                && p.GetMethod?.DeclaredAccessibility == Accessibility.Public
                && memberNames.Contains(p.Name)
                && names.Add(p.Name));
    }

    /// <summary>The type, what it derives from, and for an interface all that it extends.</summary>
    private static IEnumerable<INamedTypeSymbol> Lineage(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
            return [type, .. type.AllInterfaces];
        var lineage = new List<INamedTypeSymbol>();
        for (var t = type; t is not null; t = t.BaseType)
            lineage.Add(t);
        return lineage;
    }

    private static TypeShape ShapeOf(INamedTypeSymbol type, List<IPropertySymbol> properties) =>
        new(
            TypeRefReader.Read(type),
            type.TypeKind == TypeKind.Interface,
            Lineage(type).Count(),
            NameOf(type),
            ScalarOf(type),
            type.GetMembers("Instance").Any(m => m.IsStatic && m.DeclaredAccessibility == Accessibility.Public),
            properties.Select(p => new PropertyShape(p.Name, TypeRefReader.Read(p.Type), Place.Of(p))).ToEquatable(),
            Place.Of(type));

    private static string? NameOf(INamedTypeSymbol type) =>
        type.GetAttributes()
            .FirstOrDefault(a => a.AttributeClass is { Name: "TypeAttribute" } c && TypeRefReader.NamespaceOf(c) == "Graph.GraphQL.Binding")
            ?.ConstructorArguments.FirstOrDefault().Value as string;

    private static TypeRef? ScalarOf(INamedTypeSymbol type)
    {
        for (var @base = type.BaseType; @base is not null; @base = @base.BaseType)
            if (@base is { Name: "Scalar", Arity: 1 } && TypeRefReader.NamespaceOf(@base) == "Graph.GraphQL.Binding")
                return TypeRefReader.Read(@base.TypeArguments[0]);
        return null;
    }
}
