using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;
using Graph.Resolvers.Square.OAuth;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Square.Connections;

/// <summary>What a user does with the connection to a seller.</summary>
public sealed class SquareConnecting(
    SquareOptions options, ConnectFlow flow, AuthorizationCodes codes, SquareClient square, SquareConnectionStore connections)
{
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

    /// <summary>At Square first: what is forgotten here could be revoked no more.</summary>
    /// <exception cref="GraphQLException">Code <c>SQUARE_UNAVAILABLE</c>: it is still connected.</exception>
    internal async ValueTask<DisconnectSquarePayload> Disconnect(Seller seller, CancellationToken cancellationToken)
    {
        try
        {
            await square.OAuth.RevokeToken(
                options.ApplicationSecret ?? new Secret(""), new RevokeTokenRequest(options.ApplicationId ?? "", seller.MerchantId), cancellationToken);
        }
        catch (SquareException refusal) when (refusal.IsNotFound || refusal.IsRevoked)
        {
            // There is no authorization any more, as was wished.
        }
        catch (SquareException refusal)
        {
            throw SquareProblem.Refused(refusal);
        }
        catch (SquareUnavailableException failure)
        {
            throw SquareProblem.Unavailable(failure);
        }
        await connections.Disconnect(seller.MerchantId, seller.ConnectedAt, CancellationToken.None);
        return new DisconnectSquarePayload(seller.MerchantId, []);
    }
}
