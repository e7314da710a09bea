namespace Graph.GraphQL.TypeSystem;

/// <summary>Relations between types: sections 3.6 (IsValidImplementationFieldType) and 5.5.2.3 (possible types).</summary>
public static class TypeComparison
{
    /// <summary>The same named type in the same wrappers.</summary>
    public static bool AreEqual(GraphQLType a, GraphQLType b) => (a, b) switch
    {
        (NonNullType x, NonNullType y) => AreEqual(x.OfType, y.OfType),
        (ListType x, ListType y) => AreEqual(x.OfType, y.OfType),
        _ => ReferenceEquals(a, b),
    };

    /// <summary>Every value of <paramref name="type"/> is one of <paramref name="super"/>: equal, or covariant.</summary>
    public static bool IsSubType(GraphQLType type, GraphQLType super) => (type, super) switch
    {
        (NonNullType x, NonNullType y) => IsSubType(x.OfType, y.OfType),
        (NonNullType x, _) => IsSubType(x.OfType, super),
        (_, NonNullType) => false,
        (ListType x, ListType y) => IsSubType(x.OfType, y.OfType),
        (ListType, _) or (_, ListType) => false,
        _ => ReferenceEquals(type, super) || IsMember(type, super),
    };

    private static bool IsMember(GraphQLType type, GraphQLType super) => (type, super) switch
    {
        (FieldsType x, InterfaceType y) => x.Implements(y),
        (ObjectType x, UnionType y) => y.Includes(x),
        _ => false,
    };
}
