using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.OAuth;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Square.Connections;

/// <summary>What a user does with the connection to a seller.</summary>
public sealed class SquareConnecting
{
    private readonly SquareOptions options;
    private readonly ConnectFlow flow;
    private readonly AuthorizationCodes codes;
    private readonly SellerDisconnection disconnection;
    private readonly SquareConnectionStore connections;

    internal SquareConnecting(
        SquareOptions options, ConnectFlow flow, AuthorizationCodes codes, SellerDisconnection disconnection, SquareConnectionStore connections)
    {
        (this.options, this.flow, this.codes) = (options, flow, codes);
        (this.disconnection, this.connections) = (disconnection, connections);
    }

    /// <exception cref="GraphQLException">Code <c>NOT_CONFIGURED</c>.</exception>
    internal async ValueTask<StartSquareAuthorizationPayload> Start(Viewer viewer, string? redirectUri, CancellationToken cancellationToken)
    {
        if (redirectUri is not null && !ReturnUrls.IsAllowed(redirectUri, options.ReturnUrls))
            return StartSquareAuthorizationPayload.NotAllowed;
        var user = UserId.Of(viewer);
        var (page, expiresAt) = await flow.Start(user, NameOf(viewer, user), redirectUri, cancellationToken);
        return new StartSquareAuthorizationPayload(page, expiresAt, []);
    }

    /// <summary>Who is asked knows an e-mail; only the id is nobody else's.</summary>
    private static string NameOf(Viewer viewer, UserId user) => viewer.Email is { } email ? $"{email} ({user})" : user.Value;

    internal async ValueTask<SquareConnectionPayload> Redeem(Secret code, UserId user, CancellationToken cancellationToken) =>
        await codes.Redeem(code, user, cancellationToken) is { } merchantId
        && await connections.Get(merchantId, cancellationToken) is { } connection
        && connection.UserId == user
            ? new SquareConnectionPayload(new Seller(connection), [])
            : SquareConnectionPayload.NoCode;

    /// <exception cref="GraphQLException">As of <see cref="SellerDisconnection"/>.</exception>
    internal async ValueTask<DisconnectSquarePayload> Disconnect(UserId user, CancellationToken cancellationToken)
    {
        var ended = await connections.AllOf(user, cancellationToken);
        foreach (var connection in ended)
            await disconnection.End(new Seller(connection), cancellationToken);
        return ended.Count == 0 ? DisconnectSquarePayload.NotConnected : new DisconnectSquarePayload(ended[0].MerchantId, []);
    }
}
