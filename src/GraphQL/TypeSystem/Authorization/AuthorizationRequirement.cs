namespace Graph.GraphQL.TypeSystem.Authorization;

/// <summary>What <c>@authorize</c> asks for: any one of it will do.</summary>
/// <param name="owner">The name of what holds the owner's id.</param>
internal sealed class AuthorizationRequirement(IReadOnlyList<string> roles, IReadOnlyList<string> permissions, string? owner)
{
    /// <summary><c>@public</c> asks for nothing.</summary>
    public static readonly AuthorizationRequirement None = new([], [], null) { IsPublic = true };

    public bool IsPublic { get; private init; }

    public IReadOnlyList<string> Roles { get; } = roles;

    public IReadOnlyList<string> Permissions { get; } = permissions;

    public string? Owner { get; } = owner;

    /// <summary>There is no argument at all: one that is empty or null names nobody, and only admins are left.</summary>
    public bool TakesAnyoneSignedIn { get; init; }

    /// <summary>For messages: <c>its owner, the role coach or the permission read:profile</c>.</summary>
    public override string ToString()
    {
        var takes = new List<string>();
        if (TakesAnyoneSignedIn)
            takes.Add("whoever has signed in");
        if (Owner is not null)
            takes.Add("its owner");
        foreach (var role in Roles)
            takes.Add($"the role {role}");
        foreach (var permission in Permissions)
            takes.Add($"the permission {permission}");
        if (takes.Count == 0)
            takes.Add("admins");
        var last = takes[takes.Count - 1];
        takes.RemoveAt(takes.Count - 1);
        return takes.Count == 0 ? last : $"{string.Join(", ", takes)} or {last}";
    }
}
