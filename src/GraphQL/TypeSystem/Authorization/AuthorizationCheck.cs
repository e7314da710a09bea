using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Authorization;

/// <summary>
/// Nothing is open by accident: where the authorization directives are in force, every root field says who may see it, and
/// none of them stands where it has no effect.
/// </summary>
internal static class AuthorizationCheck
{
    public static IReadOnlyList<GraphQLError> Validate(Schema schema)
    {
        var errors = new List<GraphQLError>();
        if (!AuthorizationDirectives.AreInForce(schema))
            return errors;
        foreach (var type in schema.Types.OfType<FieldsType>().Where(t => t.Definition is not null))
        {
            CheckType(schema, type, errors);
            foreach (var field in type.Fields)
                CheckField(schema, type, field, errors);
        }

        return errors;
    }

    private static void CheckType(Schema schema, FieldsType type, List<GraphQLError> errors)
    {
        if (IsRoot(schema, type) && Says(type.Directives))
            errors.Add(Error(type.Name, "is a root: say who may see each of its fields instead, for there the directive is in force.", type.Definition?.Name));
        else if (SaysBoth(type.Directives))
            errors.Add(SaysBothError(type.Name, type.Definition?.Name));
    }

    private static void CheckField(Schema schema, FieldsType type, FieldDefinition field, List<GraphQLError> errors)
    {
        var place = field.Definition?.Name;
        if (type is InterfaceType && Says(field.Directives))
            errors.Add(Error(field.Coordinate, "is of an interface: say it of the fields of its object types, for there the directive is in force.", place));
        else if (SaysBoth(field.Directives))
            errors.Add(SaysBothError(field.Coordinate, place));
        else if (AuthorizationDirectives.RequirementOf(field.Directives) is { } requirement)
            CheckOwner(schema, type, field, requirement.Owner, errors);
        else if (IsRoot(schema, type))
            errors.Add(Error(field.Coordinate, "does not say who may see it. Add @authorize, with roles, permissions or owner, or @public.", place));
    }

    /// <summary>An argument has to hold an id. Where no argument has the name, a member of the object has it, but a root has none.</summary>
    private static void CheckOwner(Schema schema, FieldsType type, FieldDefinition field, string? owner, List<GraphQLError> errors)
    {
        var argument = owner is null ? null : field.Argument(owner);
        var isMissing = owner is not null && argument is null && IsRoot(schema, type);
        if (isMissing || argument is { Type.Nullable: not ScalarType { Name: "ID" or "String" } })
            errors.Add(Error(field.Coordinate, $"has no argument '{owner}' of type ID or String to hold the owner's id.", field.Definition?.Name));
    }

    private static bool IsRoot(Schema schema, FieldsType type) =>
        type == schema.QueryType || type == schema.MutationType || type == schema.SubscriptionType;

    private static bool Says(IReadOnlyList<DirectiveNode> directives) => AuthorizationDirectives.RequirementOf(directives) is not null;

    private static bool SaysBoth(IReadOnlyList<DirectiveNode> directives) =>
        directives.Any(d => d.Name.Value == AuthorizationDirectives.Public) && directives.Any(d => d.Name.Value == AuthorizationDirectives.Authorize);

    private static GraphQLError SaysBothError(string what, NameNode? place) => Error(what, "is both @public and @authorize. Remove one of the two.", place);

    private static GraphQLError Error(string what, string message, NameNode? place) => new(
        $"{what} {message}", ErrorCodes.SchemaInvalid, place is null ? null : [place.Span.Location]);
}
