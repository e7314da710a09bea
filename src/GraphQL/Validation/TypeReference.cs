using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation;

/// <summary>Section 2.12 (Type References): types as a document writes them, against a schema's.</summary>
internal static class TypeReference
{
    public static NamedTypeNode NamedTypeOf(TypeNode type)
    {
        while (type is not NamedTypeNode)
            type = type is ListTypeNode list ? list.Type : ((NonNullTypeNode)type).Type;
        return (NamedTypeNode)type;
    }

    /// <summary>AreTypesCompatible(variableType, locationType) of section 5.8.5; the variable's type exists.</summary>
    public static bool IsCompatible(TypeNode variableType, GraphQLType locationType)
    {
        while (true)
        {
            switch (variableType, locationType)
            {
                case (NonNullTypeNode variable, _):
                    variableType = variable.Type;
                    locationType = locationType.Nullable;
                    break;
                case (_, NonNullType):
                    return false;
                case (ListTypeNode variable, ListType location):
                    variableType = variable.Type;
                    locationType = location.OfType;
                    break;
                case (NamedTypeNode variable, NamedType location):
                    return variable.Name.Value == location.Name;
                default:
                    return false;
            }
        }
    }

    public static string Print(TypeNode type) => type switch
    {
        ListTypeNode list => $"[{Print(list.Type)}]",
        NonNullTypeNode nonNull => $"{Print(nonNull.Type)}!",
        _ => ((NamedTypeNode)type).Name.Value,
    };
}
