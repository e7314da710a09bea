using System.Collections.Immutable;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.FieldMerging;

/// <summary>Section 5.3.2 (Field Selection Merging): what two fields must have in common to be merged.</summary>
internal static class FieldEquality
{
    /// <summary>Identical sets of arguments, in whatever order; variables are equal by name.</summary>
    public static bool SameArguments(ImmutableArray<ArgumentNode> first, ImmutableArray<ArgumentNode> second)
    {
        if (first.Length != second.Length)
            return false;
        for (var i = 0; i < first.Length; i++)
            if (!SameValue(first[i].Value, Find(second, first[i].Name.Value)))
                return false;
        return true;
    }

    /// <summary>SameResponseShape without the subfields: equal wrappers, and equal leaf types.</summary>
    public static bool SameShape(GraphQLType? first, GraphQLType? second)
    {
        if (first is null || second is null)
            return true;
        while (!ReferenceEquals(first, second))
        {
            switch (first, second)
            {
                case (ListType a, ListType b):
                    (first, second) = (a.OfType, b.OfType);
                    break;
                case (NonNullType a, NonNullType b):
                    (first, second) = (a.OfType, b.OfType);
                    break;
                default:
                    return first is NamedType { IsComposite: true } && second is NamedType { IsComposite: true };
            }
        }

        return true;
    }

    /// <summary>Of equal names the last counts.</summary>
    private static ValueNode? Find(ImmutableArray<ArgumentNode> arguments, string name)
    {
        for (var i = arguments.Length - 1; i >= 0; i--)
            if (arguments[i].Name.Value == name)
                return arguments[i].Value;
        return null;
    }

    private static bool SameValue(ValueNode first, ValueNode? second) => (first, second) switch
    {
        (VariableNode a, VariableNode b) => a.Name.Value == b.Name.Value,
        (IntValueNode a, IntValueNode b) => a.Value == b.Value,
        (FloatValueNode a, FloatValueNode b) => a.Value == b.Value,
        (StringValueNode a, StringValueNode b) => a.IsBlock == b.IsBlock && a.Value == b.Value,
        (BooleanValueNode a, BooleanValueNode b) => a.Value == b.Value,
        (EnumValueNode a, EnumValueNode b) => a.Value == b.Value,
        (NullValueNode, NullValueNode) => true,
        (ListValueNode a, ListValueNode b) => SameItems(a.Values, b.Values),
        (ObjectValueNode a, ObjectValueNode b) => SameFields(a.Fields, b.Fields),
        _ => false,
    };

    private static bool SameItems(ImmutableArray<ValueNode> first, ImmutableArray<ValueNode> second)
    {
        if (first.Length != second.Length)
            return false;
        for (var i = 0; i < first.Length; i++)
            if (!SameValue(first[i], second[i]))
                return false;
        return true;
    }

    private static bool SameFields(ImmutableArray<ObjectFieldNode> first, ImmutableArray<ObjectFieldNode> second)
    {
        if (first.Length != second.Length)
            return false;
        var (a, b) = (InOrder(first), InOrder(second));
        for (var i = 0; i < a.Length; i++)
            if (a[i].Name.Value != b[i].Name.Value || !SameValue(a[i].Value, b[i].Value))
                return false;
        return true;
    }

    private static ObjectFieldNode[] InOrder(ImmutableArray<ObjectFieldNode> fields) =>
        [.. fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal)];
}
