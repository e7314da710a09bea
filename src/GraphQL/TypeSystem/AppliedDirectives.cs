using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>Reads the built-in directives where a type system document applies them.</summary>
internal static class AppliedDirectives
{
    /// <summary>Section 3.13.3 (@deprecated); null where it is not applied.</summary>
    public static string? DeprecationReason(ImmutableArray<DirectiveNode> directives) =>
        Find(directives, "deprecated") is { } directive
            ? StringArgument(directive, "reason") ?? BuiltInDirectives.DefaultDeprecationReason
            : null;

    /// <summary>Section 3.13.4 (@specifiedBy); null where it is not applied.</summary>
    public static string? SpecifiedByUrl(ImmutableArray<DirectiveNode> directives) =>
        Find(directives, "specifiedBy") is { } directive ? StringArgument(directive, "url") : null;

    /// <summary>Section 3.13.5 (@oneOf).</summary>
    public static bool IsOneOf(ImmutableArray<DirectiveNode> directives) => Find(directives, "oneOf") is not null;

    public static DirectiveNode? Find(ImmutableArray<DirectiveNode> directives, string name)
    {
        foreach (var directive in directives)
            if (directive.Name.Value == name)
                return directive;
        return null;
    }

    private static string? StringArgument(DirectiveNode directive, string name)
    {
        foreach (var argument in directive.Arguments)
            if (argument.Name.Value == name)
                return (argument.Value as StringValueNode)?.Value;
        return null;
    }
}
