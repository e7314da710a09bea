using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>
/// Section 3.13 (Directives): one that is not repeatable stands once in a place; a type and its extensions are one
/// place, and so are the schema and its extensions.
/// </summary>
internal sealed class UniqueDirectivesPerLocationRule(SdlContext context) : SdlRule
{
    private readonly Dictionary<string, DirectiveNode> _ofSchema = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, DirectiveNode>> _ofTypes = new(StringComparer.Ordinal);

    public override void Directives(SyntaxNode owner, DirectiveLocation location, ImmutableArray<DirectiveNode> directives)
    {
        var seen = SeenAt(owner);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (context.Directive(name) is not { IsRepeatable: false })
                continue;
            if (seen.TryGetValue(name, out var first))
                context.Report($"@{name} can stand here only once.", first, directive);
            else
                seen.Add(name, directive);
        }
    }

    private Dictionary<string, DirectiveNode> SeenAt(SyntaxNode owner) => owner switch
    {
        SchemaDefinitionNode or SchemaExtensionNode => _ofSchema,
        TypeDefinitionNode type => SeenAt(type.Name.Value),
        TypeExtensionNode type => SeenAt(type.Name.Value),
        _ => new Dictionary<string, DirectiveNode>(StringComparer.Ordinal),
    };

    private Dictionary<string, DirectiveNode> SeenAt(string type)
    {
        if (!_ofTypes.TryGetValue(type, out var seen))
            _ofTypes.Add(type, seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal));
        return seen;
    }
}
