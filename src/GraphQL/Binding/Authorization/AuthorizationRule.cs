using Graph.GraphQL.Errors;
using Graph.GraphQL.TypeSystem.Authorization;

namespace Graph.GraphQL.Binding.Authorization;

/// <summary>Who may see one field, or the objects of one type.</summary>
/// <param name="rules">The rules that this one is of.</param>
/// <param name="index">Its place among them.</param>
/// <param name="coordinate">Of the field, or the name of the type.</param>
internal sealed class AuthorizationRule(AuthorizationRules rules, int index, string coordinate, AuthorizationRequirement requirement)
{
    private readonly GraphQLException _unauthenticated = new(
        $"{coordinate} is for {requirement}. Sign in: send a bearer token in the Authorization header.", ErrorCodes.Unauthenticated);

    private readonly GraphQLException _forbidden = new($"{coordinate} is for {requirement}, and the viewer is none of these.", ErrorCodes.Forbidden);

    public AuthorizationRules Rules => rules;

    public int Index => index;

    /// <summary>Of a field: the place of the argument that holds the owner's id; negative when none does.</summary>
    public int OwnerArgument { get; init; } = -1;

    /// <summary>Tells the owner's id of the object, or of the one whose field it is; null when an argument does, or nothing.</summary>
    public Func<object, string?>? OwnerOf { get; init; }

    /// <summary>Whether the viewer may, whatever the object.</summary>
    public bool IsGrantedTo(Viewer viewer) =>
        viewer.IsAdmin
        || (requirement.TakesAnyoneSignedIn && viewer.IsSignedIn)
        || requirement.Roles.Any(viewer.Roles.Contains)
        || requirement.Permissions.Any(viewer.Permissions.Contains);

    /// <summary>Of a type: whether the viewer may see this object.</summary>
    public bool Permits(Viewer viewer, object value) => viewer.IsGranted(this) || (OwnerOf is not null && viewer.Owns(OwnerOf(value)));

    /// <summary>Of a field: why the viewer may not see it; null when it may.</summary>
    public GraphQLException? Refuse(in FieldContext context)
    {
        var viewer = context.Viewer;
        return viewer.IsGranted(this) || IsOwner(viewer, in context) ? null : RefusalFor(viewer);
    }

    public GraphQLException RefusalFor(Viewer viewer) => viewer.IsSignedIn ? _forbidden : _unauthenticated;

    private bool IsOwner(Viewer viewer, in FieldContext context)
    {
        if (OwnerArgument < 0)
            return OwnerOf is not null && viewer.Owns(OwnerOf(context.Parent));
        var owner = context.Argument<string?>(OwnerArgument);
        return owner is null ? viewer.IsSignedIn : viewer.Owns(owner);
    }
}
