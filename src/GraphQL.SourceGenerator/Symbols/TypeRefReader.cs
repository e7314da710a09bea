using Microsoft.CodeAnalysis;

namespace Graph.GraphQL.SourceGenerator.Symbols;

/// <summary>Reads a <see cref="TypeRef"/> from a type symbol.</summary>
internal static class TypeRefReader
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Readable = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static TypeRef Read(ITypeSymbol symbol)
    {
        var type = WithoutNullable(symbol);
        var (kind, of) = Unwrap(type);
        return new TypeRef(
            kind,
            RoleOf(type),
            type.ToDisplayString(Qualified).TrimEnd('?'),
            symbol.ToDisplayString(Readable),
            type.Name,
            IsNullable(symbol),
            type.IsValueType,
            type.DeclaringSyntaxReferences.Length > 0,
            type.TypeKind == TypeKind.Error,
            WrapsString(type),
            of is null ? null : Read(of));
    }

    /// <summary>The names that generated code and models know a class by.</summary>
    public static string QualifiedName(ITypeSymbol type) => type.ToDisplayString(Qualified).TrimEnd('?');

    /// <summary>What the type is of, when it is a task, a list, a stream or an optional.</summary>
    public static (TypeRefKind Kind, ITypeSymbol? Of) Unwrap(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            return (TypeRefKind.List, array.ElementType);
        if (type is not INamedTypeSymbol named || type.SpecialType == SpecialType.System_String)
            return (TypeRefKind.Plain, null);
        var of = named.TypeArguments.Length == 1 ? named.TypeArguments[0] : null;
        return (named.Name, NamespaceOf(named)) switch
        {
            ("Task", "System.Threading.Tasks") => (TypeRefKind.Task, of),
            ("ValueTask", "System.Threading.Tasks") => (TypeRefKind.ValueTask, of),
            ("IAsyncEnumerable", "System.Collections.Generic") => (TypeRefKind.AsyncEnumerable, of),
            ("Optional", "Graph.GraphQL.Binding") => (TypeRefKind.Optional, of),
            _ => ItemOf(named) is { } item ? (TypeRefKind.List, item) : (TypeRefKind.Plain, null),
        };
    }

    public static ITypeSymbol WithoutNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    public static bool IsLoader(ITypeSymbol type)
    {
        for (var @base = type.BaseType; @base is not null; @base = @base.BaseType)
            if (@base is { Name: "DataLoader", Arity: 2 } && NamespaceOf(@base) == "Graph.GraphQL.DataLoader")
                return true;
        return false;
    }

    public static string NamespaceOf(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() ?? "";

    private static ITypeSymbol? ItemOf(INamedTypeSymbol type) =>
        IsSequence(type) ? type.TypeArguments[0] : type.AllInterfaces.FirstOrDefault(IsSequence)?.TypeArguments[0];

    private static bool IsSequence(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;

    private static bool IsNullable(ITypeSymbol type) =>
        type.NullableAnnotation == NullableAnnotation.Annotated
        || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static TypeRole RoleOf(ITypeSymbol type)
    {
        if (type is { Name: "CancellationToken" } && NamespaceOf(type) == "System.Threading")
            return TypeRole.CancellationToken;
        if (type is { Name: "FieldSelection" } && NamespaceOf(type).StartsWith("Graph.GraphQL.", StringComparison.Ordinal))
            return TypeRole.Selection;
        if (type.AllInterfaces.Any(i => i.Name == "IRequestFeature" && NamespaceOf(i) == "Graph.GraphQL.Binding"))
            return TypeRole.Feature;
        return IsLoader(type) ? TypeRole.Loader : TypeRole.Value;
    }

    private static bool WrapsString(ITypeSymbol type)
    {
        if (!type.IsValueType || type.TypeKind != TypeKind.Struct)
            return false;
        var properties = type.GetMembers().OfType<IPropertySymbol>().Where(p => !p.IsStatic && !p.IsImplicitlyDeclared).ToList();
        return properties.Count == 1
            && properties[0] is { Name: "Value", DeclaredAccessibility: Accessibility.Public, Type.SpecialType: SpecialType.System_String }
            && ((INamedTypeSymbol)type).InstanceConstructors.Any(c =>
                c.Parameters.Length == 1 && c.Parameters[0].Type.SpecialType == SpecialType.System_String);
    }
}
