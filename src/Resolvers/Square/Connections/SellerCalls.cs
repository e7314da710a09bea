using Graph.GraphQL.Errors;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;

namespace Graph.Resolvers.Square.Connections;

/// <summary>Asks Square in a seller's name: with a good token, and with another one when Square refuses it.</summary>
public sealed class SellerCalls(AccessTokens tokens, SquareConnectionStore connections, SquareOptions options)
{
    /// <param name="call">Takes up itself what Square may refuse for other reasons than the seller's access.</param>
    /// <exception cref="GraphQLException">
    /// Code <c>SQUARE_UNAVAILABLE</c>, <c>SQUARE_RECONNECT</c>, <c>SQUARE_NOT_CONNECTED</c>, or <c>SQUARE_REFUSED</c>.
    /// </exception>
    internal async Task<T> Call<T>(Seller seller, Func<Secret, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        // Renewals and second tries too: who asks waits no longer than for one call.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.TotalTimeout);
        try
        {
            return await CallAgain(seller, call, limit.Token);
        }
        catch (SquareException refusal) when (refusal.IsRevoked)
        {
            // The event that tells so may come later, or never.
            await connections.Delete(seller.Connection, cancellationToken);
            throw SquareProblem.NotConnected();
        }
        catch (SquareException refusal) when (refusal.IsUnauthorized || refusal.IsForbidden)
        {
            throw SquareProblem.Reconnect();
        }
        catch (SquareException refusal)
        {
            throw SquareProblem.Refused(refusal);
        }
        catch (ReconnectRequiredException)
        {
            throw SquareProblem.Reconnect();
        }
        catch (SquareUnavailableException failure)
        {
            throw SquareProblem.Unavailable(failure);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw SquareProblem.Unavailable(new SquareUnavailableException("Square has not answered in time. Ask again later.", late));
        }
    }

    private async Task<T> CallAgain<T>(Seller seller, Func<Secret, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var token = await tokens.Get(seller.Connection, cancellationToken) ?? throw SquareProblem.NotConnected();
        try
        {
            return await call(token, cancellationToken);
        }
        catch (SquareException refusal) when (refusal.IsUnauthorized)
        {
            var another = await tokens.GetInPlaceOf(seller.MerchantId, token, cancellationToken) ?? throw SquareProblem.NotConnected();
            return await call(another, cancellationToken);
        }
    }
}
