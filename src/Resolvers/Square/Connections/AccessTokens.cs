using Graph.Resolvers.Shared;
using Graph.Resolvers.Shared.Encryption;
using Graph.Resolvers.Square.Api;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Square.Connections;

/// <summary>
/// Gives good access tokens of connected sellers: refreshed long before they end, by one of all who ask, in this process and elsewhere.
/// A refresh token may be good only once, and what Square gives for it only one may keep.
/// </summary>
public sealed partial class AccessTokens(
    SquareClient square, SquareConnectionStore connections, SquareOptions options, TimeProvider time, ILogger<AccessTokens> logger)
{
    /// <summary>As Square advises; it lives 30 days.</summary>
    internal static readonly TimeSpan RefreshedAfter = TimeSpan.FromDays(7);

    /// <summary>Not given out when it ends sooner: a call takes its time, and clocks differ.</summary>
    private static readonly TimeSpan s_leastLeft = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan s_betweenTries = TimeSpan.FromMilliseconds(50);

    private readonly SingleFlight<string, Secret?> refreshing = new();

    /// <summary>Longer than Square is waited for. Who fails keeps it to its end while the token is good, so that not every call waits for Square.</summary>
    private TimeSpan LeaseTime => options.TotalTimeout * 3;

    /// <returns>Null when the seller is not connected, or no longer.</returns>
    /// <exception cref="SquareUnavailableException">The token has ended and cannot be refreshed now.</exception>
    /// <exception cref="ReconnectRequiredException">The token has ended and cannot be refreshed any more.</exception>
    internal async ValueTask<Secret?> Get(string merchantId, CancellationToken cancellationToken) =>
        await connections.Get(merchantId, cancellationToken) is { } connection ? await Get(connection, cancellationToken) : null;

    /// <summary>The same of a connection that was read just now.</summary>
    internal async ValueTask<Secret?> Get(StoredConnection connection, CancellationToken cancellationToken)
    {
        var isYoung = time.GetUtcNow() - connection.RefreshedAt < RefreshedAfter;
        return isYoung && IsGood(connection)
            ? (await connections.Open(connection, cancellationToken)).Access
            : await RefreshOnce(connection, cancellationToken);
    }

    /// <summary>After Square has refused a token that should be good: another one, which somebody may have already.</summary>
    /// <returns>Null when the seller is not connected, or no longer.</returns>
    /// <exception cref="SquareUnavailableException">There is no other one now.</exception>
    /// <exception cref="ReconnectRequiredException">There will be no other one.</exception>
    internal async ValueTask<Secret?> GetInPlaceOf(string merchantId, Secret refused, CancellationToken cancellationToken)
    {
        if (await connections.Get(merchantId, cancellationToken) is not { } connection)
            return null;
        var tokens = await connections.Open(connection, cancellationToken);
        if (tokens.Access.Reveal() != refused.Reveal())
            return tokens.Access;
        if (connection.RefreshExpiresAt < time.GetUtcNow())
            throw new ReconnectRequiredException();
        var another = await RefreshOnce(connection, cancellationToken);
        return another?.Reveal() != refused.Reveal()
            ? another
            : throw new SquareUnavailableException(
                "Square refuses the access, and it cannot be renewed now. Ask again later, and connect Square again if that lasts.");
    }

    private ValueTask<Secret?> RefreshOnce(StoredConnection connection, CancellationToken cancellationToken) =>
        refreshing.Run(connection.MerchantId, () => Refresh(connection), cancellationToken);

    private bool IsGood(StoredConnection connection) => connection.ExpiresAt - time.GetUtcNow() > s_leastLeft;

    /// <summary>Goes on when who asks goes away: others wait for it, and what Square gives must be kept.</summary>
    private async Task<Secret?> Refresh(StoredConnection connection)
    {
        var tokens = await connections.Open(connection, CancellationToken.None);
        if (connection.RefreshExpiresAt < time.GetUtcNow())
            return IsGood(connection) ? tokens.Access : throw new ReconnectRequiredException();
        if (await connections.TryBeginRefresh(connection, LeaseTime, CancellationToken.None) is not { } lease)
            return await ByAnother(connection, tokens);
        try
        {
            // With PKCE, whose refresh tokens end, there is no secret.
            var secret = connection.RefreshExpiresAt is null ? options.ApplicationSecret : null;
            var given = await square.OAuth.ObtainToken(
                new ObtainTokenRequest(options.ApplicationId!, "refresh_token", secret, RefreshToken: tokens.Refresh), CancellationToken.None);
            await Keep(connection, SquareTokens.Of(given), lease);
            return given.AccessToken;
        }
        catch (SquareException refusal) when (refusal.IsRevoked)
        {
            // The seller has ended it at Square. What else is refused may be for the application, and sellers stay connected.
            await connections.Delete(connection, CancellationToken.None);
            return null;
        }
        catch (Exception failure) when (failure is SquareException or SquareUnavailableException)
        {
            LogNotRefreshed(connection.MerchantId, failure.Message);
            if (IsGood(connection))
                return tokens.Access;
            await connections.GiveUpRefresh(connection, lease, CancellationToken.None);
            throw failure is SquareException
                ? new ReconnectRequiredException(failure)
                : new SquareUnavailableException("The access to Square has ended and cannot be renewed now. Ask again later.", failure);
        }
    }

    /// <summary>The token before may be good no longer, so it is tried as long as nobody else may refresh.</summary>
    private async ValueTask Keep(StoredConnection connection, SquareTokens tokens, Lease lease)
    {
        Envelope? box = null;
        while (true)
        {
            try
            {
                box ??= await connections.Seal(connection, tokens, CancellationToken.None);
                await connections.EndRefresh(connection, tokens, box, CancellationToken.None);
                return;
            }
            catch (Exception failure) // whatever it is, there is nothing else to be done with them
            {
                if (time.GetUtcNow() >= lease.Until)
                {
                    LogLost(connection.MerchantId, failure.GetType().Name);
                    return;
                }
            }
            await Task.Delay(s_betweenTries, CancellationToken.None);
        }
    }

    /// <summary>What there is, while another one refreshes it.</summary>
    private async Task<Secret?> ByAnother(StoredConnection before, SquareTokens tokens)
    {
        if (await connections.Get(before.MerchantId, CancellationToken.None) is not { } connection)
            return null;
        if (connection.Version != before.Version)
            return (await connections.Open(connection, CancellationToken.None)).Access;
        return IsGood(connection)
            ? tokens.Access
            : throw new SquareUnavailableException("The access to Square is being renewed. Ask again in a moment.");
    }

    [LoggerMessage(1, LogLevel.Warning, "The access of merchant {MerchantId} was not renewed: {Reason}")]
    private partial void LogNotRefreshed(string merchantId, string reason);

    [LoggerMessage(2, LogLevel.Error, "The renewed access of merchant {MerchantId} could not be kept; the seller may have to connect again: {Reason}")]
    private partial void LogLost(string merchantId, string reason);
}
