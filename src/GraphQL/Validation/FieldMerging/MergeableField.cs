using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.FieldMerging;

/// <summary>A field together with the type that it is selected from; both types are null where the schema does not know.</summary>
internal sealed class MergeableField(FieldNode node, NamedType? parentType)
{
    public FieldNode Node { get; } = node;

    public NamedType? ParentType { get; } = parentType;

    public GraphQLType? Type { get; } = (parentType as FieldsType)?.Field(node.Name.Value)?.Type;

    /// <summary>Two object types have no object in common, so fields of them never meet in a response.</summary>
    public bool IsExclusiveWith(MergeableField other) =>
        ParentType is ObjectType && other.ParentType is ObjectType && !ReferenceEquals(ParentType, other.ParentType);
}
