using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Authorization;

/// <summary>
/// The directives by which a schema says who may see what. They are in force in a schema that declares one of them, which
/// then has to say it of every root field: this text can be put before it.
/// </summary>
public static class AuthorizationDirectives
{
    public const string Sdl = """
        "Open to everyone, signed in or not."
        directive @public on FIELD_DEFINITION | OBJECT

        "Who may see a field, or objects of a type: any one of the roles, of the permissions, or the owner; without arguments whoever is signed in."
        directive @authorize(roles: [String!], permissions: [String!], owner: String) on FIELD_DEFINITION | OBJECT

        """;

    internal const string Public = "public";
    internal const string Authorize = "authorize";
    internal const string Owner = "owner";

    private const string Roles = "roles";
    private const string Permissions = "permissions";

    internal static bool AreInForce(Schema schema) => schema.Directive(Public) is not null || schema.Directive(Authorize) is not null;

    /// <summary>What the directives of a field or type say; null where they say nothing.</summary>
    internal static AuthorizationRequirement? RequirementOf(IReadOnlyList<DirectiveNode> directives)
    {
        if (directives.FirstOrDefault(d => d.Name.Value == Authorize) is { } authorize)
            return new AuthorizationRequirement(
                Strings(authorize, Roles), Strings(authorize, Permissions), (ValueOf(authorize, Owner) as StringValueNode)?.Value)
            {
                TakesAnyoneSignedIn = authorize.Arguments.Length == 0,
            };
        return directives.Any(d => d.Name.Value == Public) ? AuthorizationRequirement.None : null;
    }

    /// <summary>Section 3.11 (List): a single value is a list of one.</summary>
    private static IReadOnlyList<string> Strings(DirectiveNode directive, string argument) => ValueOf(directive, argument) switch
    {
        ListValueNode list => [.. list.Values.OfType<StringValueNode>().Select(v => v.Value)],
        StringValueNode text => [text.Value],
        _ => [],
    };

    private static ValueNode? ValueOf(DirectiveNode directive, string argument) =>
        directive.Arguments.FirstOrDefault(a => a.Name.Value == argument)?.Value;
}
