using Graph.GraphQL.Errors;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;
using Graph.Resolvers.Users;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Square.Connections;

/// <summary>Ends connections: at Square first, as what is forgotten here could be revoked no more.</summary>
internal sealed partial class SellerDisconnection(
    SquareOptions options, SquareClient square, SquareConnectionStore connections, ILogger<SellerDisconnection> logger)
{
    /// <exception cref="GraphQLException">Code <c>SQUARE_UNAVAILABLE</c> or <c>SQUARE_REFUSED</c>: it is still connected.</exception>
    public async ValueTask End(Seller seller, CancellationToken cancellationToken)
    {
        try
        {
            await Revoke(seller.MerchantId, cancellationToken);
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
    }

    /// <summary>A user has one seller: who connects another one has done with those before.</summary>
    public async ValueTask EndOthers(UserId user, string merchantId)
    {
        try
        {
            foreach (var other in await connections.AllOf(user, CancellationToken.None))
            {
                if (other.MerchantId != merchantId)
                    await End(new Seller(other), CancellationToken.None);
            }
        }
        catch (Exception failure) // whatever it is, the new one is connected, and the others end when the user disconnects
        {
            LogNotEnded(merchantId, failure.GetType().Name);
        }
    }

    private async ValueTask Revoke(string merchantId, CancellationToken cancellationToken)
    {
        try
        {
            await square.OAuth.RevokeToken(
                options.ApplicationSecret ?? new Secret(""), new RevokeTokenRequest(options.ApplicationId ?? "", merchantId), cancellationToken);
        }
        catch (SquareException refusal) when (refusal.IsNotFound || refusal.IsRevoked)
        {
            // There is no authorization any more, as was wished.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Sellers connected before {MerchantId} are still connected: {Reason}")]
    private partial void LogNotEnded(string merchantId, string reason);
}
