using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.GraphQL.TypeSystem.Authorization;

namespace Graph.GraphQL.Binding.Authorization;

/// <summary>All that a schema says of who may see what, made once at start-up; see <see cref="AuthorizationDirectives"/>.</summary>
internal sealed class AuthorizationRules
{
    private readonly Dictionary<FieldDefinition, AuthorizationRule> _ofFields = [];
    private readonly AuthorizationRule?[] _ofTypes;
    private readonly List<AuthorizationRule> _all = [];

    /// <param name="owners">Tells owners' ids, by the field's coordinate or the type's name.</param>
    /// <exception cref="InvalidOperationException">A root field says nothing, or an owner cannot be told.</exception>
    public AuthorizationRules(Schema schema, IReadOnlyDictionary<string, Func<object, string?>> owners)
    {
        _ofTypes = new AuthorizationRule?[schema.Types.Count];
        if (!AuthorizationDirectives.AreInForce(schema))
            return;
        if (AuthorizationCheck.Validate(schema) is [var error, ..])
            throw new InvalidOperationException(error.Message);
        foreach (var type in schema.Types.OfType<ObjectType>())
        {
            _ofTypes[type.Index] = RuleOf(type, owners);
            foreach (var field in type.Fields)
                if (RuleOf(field, owners) is { } rule)
                    _ofFields.Add(field, rule);
        }
    }

    /// <summary>The rules by their <see cref="AuthorizationRule.Index"/>.</summary>
    public IReadOnlyList<AuthorizationRule> All => _all;

    /// <summary>The fields that not everyone may see.</summary>
    public IEnumerable<KeyValuePair<FieldDefinition, AuthorizationRule>> OfFields => _ofFields;

    /// <summary>Null for a type that everyone may see wherever a field leads to it.</summary>
    public AuthorizationRule? Of(ObjectType type) => _ofTypes[type.Index];

    private AuthorizationRule? RuleOf(ObjectType type, IReadOnlyDictionary<string, Func<object, string?>> owners) =>
        RequirementOf(type.Directives) is { } requirement
            ? Add(new AuthorizationRule(this, _all.Count, type.Name, requirement) { OwnerOf = OwnerOf(type.Name, requirement, owners) })
            : null;

    private AuthorizationRule? RuleOf(FieldDefinition field, IReadOnlyDictionary<string, Func<object, string?>> owners)
    {
        if (RequirementOf(field.Directives) is not { } requirement)
            return null;
        var argument = requirement.Owner is { } owner && field.Argument(owner) is { } holder ? field.Arguments.ToList().IndexOf(holder) : -1;
        return Add(new AuthorizationRule(this, _all.Count, field.Coordinate, requirement)
        {
            OwnerArgument = argument,
            OwnerOf = argument < 0 ? OwnerOf(field.Coordinate, requirement, owners) : null,
        });
    }

    private static AuthorizationRequirement? RequirementOf(IReadOnlyList<DirectiveNode> directives) =>
        AuthorizationDirectives.RequirementOf(directives) is { IsPublic: false } requirement ? requirement : null;

    private static Func<object, string?>? OwnerOf(
        string coordinate, AuthorizationRequirement requirement, IReadOnlyDictionary<string, Func<object, string?>> owners) =>
        requirement.Owner is not { } owner ? null
        : owners.TryGetValue(coordinate, out var ownerOf) ? ownerOf
        : throw new InvalidOperationException($"{coordinate} names the owner '{owner}', and nothing tells who that is.");

    private AuthorizationRule Add(AuthorizationRule rule)
    {
        _all.Add(rule);
        return rule;
    }
}
