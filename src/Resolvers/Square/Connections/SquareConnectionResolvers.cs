using Graph.GraphQL.Binding;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Square.Connections;

public sealed class SquareConnectionResolvers(SquareConnecting connecting)
{
    [Field("Query.squareConnection")]
    public ValueTask<Seller?> Connection(SellerByUser byUser, Viewer viewer) => byUser.Load(UserId.Of(viewer));

    [Field("Mutation.startSquareAuthorization")]
    public ValueTask<StartSquareAuthorizationPayload> Start(string? redirectUri, Viewer viewer, CancellationToken cancellationToken) =>
        connecting.Start(viewer, redirectUri, cancellationToken);

    [Field("Mutation.redeemSquareAuthorization")]
    public ValueTask<SquareConnectionPayload> Redeem(Secret code, Viewer viewer, CancellationToken cancellationToken) =>
        connecting.Redeem(code, UserId.Of(viewer), cancellationToken);

    [Field("Mutation.disconnectSquare")]
    public ValueTask<DisconnectSquarePayload> Disconnect(Viewer viewer, CancellationToken cancellationToken) =>
        connecting.Disconnect(UserId.Of(viewer), cancellationToken);
}
