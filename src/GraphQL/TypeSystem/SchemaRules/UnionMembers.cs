using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.SchemaRules;

/// <summary>Section 3.8 (Unions), Type Validation: one or more members, all different, all object types.</summary>
internal static class UnionMembers
{
    public static void Validate(Schema schema, UnionType union, SchemaErrors errors)
    {
        var nodes = MemberNodes(union);
        if (nodes.Count == 0)
            errors.Add($"{union} has no member types; it needs at least one.", SchemaErrors.NodesOf(union));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            var name = node.Name.Value;
            if (!seen.Add(name))
                errors.Add($"{union} includes {name} more than once.", nodes.Where(n => n.Name.Value == name));
            else if (schema.Type(name) is not ObjectType)
                errors.Add(
                    $"{union} can include object types only, which {name} is not.", nodes.Where(n => n.Name.Value == name));
        }
    }

    private static List<NamedTypeNode> MemberNodes(UnionType union)
    {
        var nodes = new List<NamedTypeNode>();
        if (union.Definition is UnionTypeDefinitionNode definition)
            nodes.AddRange(definition.Types);
        foreach (var extension in union.Extensions)
            if (extension is UnionTypeExtensionNode node)
                nodes.AddRange(node.Types);
        return nodes;
    }
}
