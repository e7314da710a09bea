using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;

namespace Graph.Resolvers.Square.Connections;

/// <summary>
/// Gives good access tokens of connected sellers: refreshed long before they end, by one of all who ask, in this process and elsewhere.
/// A refresh token may be good only once, and what Square gives for it only one may keep.
/// </summary>
public sealed class AccessTokens(SquareClient square, SquareConnectionStore connections, SquareOptions options, TimeProvider time)
{
    /// <summary>As Square advises; it lives 30 days.</summary>
    private static readonly TimeSpan s_refreshedAfter = TimeSpan.FromDays(7);

    /// <summary>Not given out when it ends sooner: a call takes its time, and clocks differ.</summary>
    private static readonly TimeSpan s_leastLeft = TimeSpan.FromMinutes(5);

    private readonly SingleFlight<string, Secret?> refreshing = new();

    /// <returns>Null when the seller is not connected, or no longer.</returns>
    /// <exception cref="SquareUnavailableException">The token has ended and cannot be refreshed now.</exception>
    internal async ValueTask<Secret?> Get(string merchantId, CancellationToken cancellationToken)
    {
        if (await connections.Get(merchantId, cancellationToken) is not { } connection)
            return null;
        var now = time.GetUtcNow();
        if (now - connection.RefreshedAt < s_refreshedAfter && IsGood(connection, now))
            return (await connections.Open(connection, cancellationToken)).Access;
        return await refreshing.Run(merchantId, () => Refresh(connection, CancellationToken.None), cancellationToken);
    }

    /// <summary>After Square has refused a token that should be good: another one, unless somebody has it already.</summary>
    /// <returns>Null when there is none.</returns>
    internal async ValueTask<Secret?> GetInPlaceOf(string merchantId, Secret refused, CancellationToken cancellationToken)
    {
        if (await connections.Get(merchantId, cancellationToken) is not { } connection)
            return null;
        var tokens = await connections.Open(connection, cancellationToken);
        return tokens.Access.Reveal() != refused.Reveal()
            ? tokens.Access
            : await refreshing.Run(merchantId, () => Refresh(connection, CancellationToken.None), cancellationToken);
    }

    private static bool IsGood(StoredConnection connection, DateTimeOffset now) => connection.ExpiresAt - now > s_leastLeft;

    private async Task<Secret?> Refresh(StoredConnection connection, CancellationToken cancellationToken)
    {
        var tokens = await connections.Open(connection, cancellationToken);
        // Longer than Square is waited for.
        if (!await connections.TryBeginRefresh(connection, options.TotalTimeout * 2, cancellationToken))
            return await ByAnother(connection, tokens, cancellationToken);
        try
        {
            var given = await square.OAuth.ObtainToken(
                new ObtainTokenRequest(options.ApplicationId!, "refresh_token", options.ApplicationSecret, RefreshToken: tokens.Refresh),
                cancellationToken);
            var refreshed = new SquareTokens(given.AccessToken, given.RefreshToken, given.ExpiresAt, given.RefreshTokenExpiresAt);
            await connections.EndRefresh(connection, refreshed, cancellationToken);
            return refreshed.Access;
        }
        catch (SquareException refusal) when (refusal.IsRevoked)
        {
            // The seller has ended it at Square. What else is refused may be for the application, and sellers stay connected.
            await connections.Delete(connection, cancellationToken);
            return null;
        }
        catch (Exception failure) when (failure is SquareException or SquareUnavailableException)
        {
            await connections.GiveUpRefresh(connection, cancellationToken);
            if (IsGood(connection, time.GetUtcNow()))
                return tokens.Access;
            throw new SquareUnavailableException("The access to Square has ended and cannot be renewed now. Ask again later.", failure);
        }
    }

    /// <summary>What there is, while another one refreshes it.</summary>
    private async Task<Secret?> ByAnother(StoredConnection before, SquareTokens tokens, CancellationToken cancellationToken)
    {
        if (await connections.Get(before.MerchantId, cancellationToken) is not { } connection)
            return null;
        if (connection.Version != before.Version)
            return (await connections.Open(connection, cancellationToken)).Access;
        return IsGood(connection, time.GetUtcNow())
            ? tokens.Access
            : throw new SquareUnavailableException("The access to Square is being renewed. Ask again in a moment.");
    }
}
