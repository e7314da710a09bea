using System.Security.Claims;
using Graph.GraphQL.Binding;

namespace Graph.Gateway.Auth;

/// <summary>Who has signed in, for ASP.NET Core and for resolvers: made once a token and shared by its requests.</summary>
internal sealed class ViewerPrincipal : ClaimsPrincipal
{
    public ViewerPrincipal(Viewer viewer)
        : base(new ClaimsIdentity([new Claim(SubjectClaim, viewer.Id!)], BearerAuthenticationHandler.SchemeName, SubjectClaim, null)) =>
        Features = RequestFeatures.None.With(viewer);

    /// <summary>The name of the user's only claim, and of what <c>User.Identity.Name</c> gives: <see cref="Viewer.Id"/>.</summary>
    public const string SubjectClaim = "sub";

    public RequestFeatures Features { get; }
}
