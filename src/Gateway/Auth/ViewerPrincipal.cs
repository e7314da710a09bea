using System.Security.Claims;
using Graph.GraphQL.Binding;

namespace Graph.Gateway.Auth;

/// <summary>Who has signed in, for ASP.NET Core and for resolvers: made once a token and shared by its requests.</summary>
/// <remarks>Its only claim is <c>sub</c>, which is its identity's name too: <see cref="Viewer.Id"/>.</remarks>
internal sealed class ViewerPrincipal(Viewer viewer) : ClaimsPrincipal(IdentityOf(viewer))
{
    private const string Subject = "sub";

    /// <summary>When the token is good no more, difference between clocks included.</summary>
    public DateTimeOffset ExpiresAt { get; init; } = DateTimeOffset.MaxValue;

    public RequestFeatures Features { get; } = RequestFeatures.None.With(viewer);

    private static ClaimsIdentity IdentityOf(Viewer viewer) =>
        new([new Claim(Subject, viewer.Id!)], BearerAuthenticationHandler.SchemeName, nameType: Subject, roleType: null);
}
