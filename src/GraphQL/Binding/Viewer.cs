using Graph.GraphQL.Binding.Authorization;

namespace Graph.GraphQL.Binding;

/// <summary>
/// Who asks, as the host has verified it; resolvers take it as a parameter. What the viewer may see stands in the schema:
/// <c>@public</c> and <c>@authorize</c>.
/// </summary>
public sealed class Viewer : IRequestFeature
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>(StringComparer.Ordinal);

    private Grants? _grants;

    /// <summary>Nobody has signed in, and nothing is granted.</summary>
    public static Viewer Anonymous { get; } = new();

    /// <summary>By which objects name their owner; null when nobody has signed in.</summary>
    public string? Id { get; init; }

    /// <summary>As the identity provider says it; null when it does not.</summary>
    public string? Email { get; init; }

    public IReadOnlySet<string> Roles { get; init; } = Nothing;

    public IReadOnlySet<string> Permissions { get; init; } = Nothing;

    /// <summary>May do whatever anyone may, with everyone's objects.</summary>
    public bool IsAdmin { get; init; }

    public bool IsSignedIn => Id is not null;

    public bool Owns(string? ownerId) => Id is not null && Id == ownerId;

    /// <summary>Whether a rule lets this viewer through whatever the object. Viewers outlast requests, so it is found out once.</summary>
    internal bool IsGranted(AuthorizationRule rule)
    {
        var grants = _grants;
        if (grants is null || grants.Rules != rule.Rules)
            _grants = grants = new Grants(rule.Rules, [.. rule.Rules.All.Select(r => r.IsGrantedTo(this))]);
        return grants.ByRule[rule.Index];
    }

    private sealed record Grants(AuthorizationRules Rules, bool[] ByRule);
}
