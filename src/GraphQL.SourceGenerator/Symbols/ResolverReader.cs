using Graph.GraphQL.SourceGenerator.Models;
using Microsoft.CodeAnalysis;

namespace Graph.GraphQL.SourceGenerator.Symbols;

/// <summary>Reads a method with [Field], its class and its loaders.</summary>
internal static class ResolverReader
{
    public static ResolverModel Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        var attribute = context.Attributes[0];
        return new ResolverModel(
            attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "",
            ReadClass(method.ContainingType, isResolver: true),
            method.Name,
            method.IsStatic,
            method.Parameters.Select(ReadParameter).ToEquatable(),
            TypeRefReader.Read(method.ReturnType),
            DefectOf(method),
            Place.Of(method),
            ReturnPlaceOf(method, cancellation),
            Place.Of(attribute.ApplicationSyntaxReference, cancellation));
    }

    private static ParameterModel ReadParameter(IParameterSymbol parameter) =>
        new(
            parameter.Name,
            TypeRefReader.Read(parameter.Type),
            TypeRefReader.IsLoader(parameter.Type) ? ReadClass((INamedTypeSymbol)parameter.Type, isResolver: false) : null,
            Place.Of(parameter));

    private static ClassModel ReadClass(INamedTypeSymbol type, bool isResolver)
    {
        var constructors = type.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public).ToList();
        return new ClassModel(
            TypeRefReader.QualifiedName(type),
            type.Name,
            MetadataNameOf(type),
            constructors.Count == 1 ? constructors[0].Parameters.Select(p => TypeRefReader.Read(p.Type)).ToEquatable() : default,
            DefectOf(type, constructors.Count, isResolver),
            Place.Of(type));
    }

    private static string? DefectOf(IMethodSymbol method)
    {
        if (!IsReachable(method))
            return "is not public or internal";
        if (method.IsGenericMethod)
            return "has type parameters";
        if (method.IsAbstract)
            return "is abstract";
        return method.Parameters.Any(p => p.RefKind != RefKind.None) ? "takes a parameter by reference" : null;
    }

    private static string? DefectOf(INamedTypeSymbol type, int constructors, bool isResolver)
    {
        if (type.IsStatic)
            return null;
        if (!IsReachable(type))
            return "is not public or internal";
        if (isResolver && type.IsGenericType)
            return "has type parameters";
        if (type.TypeKind != TypeKind.Class || type.IsAbstract)
            return "is not a class that can be constructed";
        if (!type.IsSealed)
            return "is not sealed";
        return constructors == 1 ? null : $"has {constructors} public constructors";
    }

    private static bool IsReachable(ISymbol symbol)
    {
        for (var s = symbol; s is not null and not INamespaceSymbol; s = s.ContainingSymbol)
            if (s.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
                return false;
        return true;
    }

    private static Place? ReturnPlaceOf(IMethodSymbol method, CancellationToken cancellation)
    {
        var syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        return syntax is Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax declaration
            ? Place.Of(declaration.ReturnType.GetLocation())
            : Place.Of(method);
    }

    public static string MetadataNameOf(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
            return $"{MetadataNameOf(outer)}+{type.MetadataName}";
        var @namespace = type.ContainingNamespace;
        return @namespace.IsGlobalNamespace ? type.MetadataName : $"{@namespace.ToDisplayString()}.{type.MetadataName}";
    }
}
