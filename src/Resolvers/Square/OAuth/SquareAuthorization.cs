using System.Security.Cryptography;
using System.Text;
using Graph.DynamoDb;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;
using Graph.Resolvers.Square.Connections;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Square.OAuth;

/// <summary>Connects a seller: sends the browser to Square, and takes up what it brings back.</summary>
/// <remarks>https://developer.squareup.com/docs/oauth-api/overview</remarks>
internal sealed partial class SquareAuthorization(
    SquareOptions options,
    AuthorizationStates states,
    SquareClient square,
    SquareConnectionStore connections,
    ILogger<SquareAuthorization> logger)
{
    /// <summary>Longer ones are none of Square's.</summary>
    private const int LongestCode = 1_024;

    private const int LongestError = 64;

    /// <summary>What the application asks a seller for.</summary>
    private const string Scope = "MERCHANT_PROFILE_READ ITEMS_READ ITEMS_WRITE ORDERS_READ CUSTOMERS_READ";

    /// <summary>Square's page that asks the seller, for a state that has begun and not ended.</summary>
    internal async ValueTask<Uri> PageAtSquare(string state, PendingAuthorization pending, CancellationToken cancellationToken) => new(
        options.Host,
        UrlQuery.With(
            "/oauth2/authorize",
            ("client_id", options.ApplicationId),
            ("response_type", "code"),
            ("scope", Scope),
            // Without effect in the sandbox; elsewhere whoever is signed in at Square is asked who they are.
            ("session", "false"),
            ("state", state),
            ("code_challenge", Pkce.ChallengeOf(await states.VerifierOf(pending, cancellationToken))),
            ("code_challenge_method", "S256"),
            ("redirect_uri", options.RedirectUrl)));

    /// <summary>What the browser brings back from Square. Its state is ended by it, whatever comes of it.</summary>
    /// <param name="begun">The state that this browser has begun with, by its cookie.</param>
    internal async ValueTask<AuthorizationOutcome> End(
        string? state, string? code, string? error, string? begun, CancellationToken cancellationToken)
    {
        if (state is not { Length: > 0 })
            return new AuthorizationOutcome.Refused(SquareAuthorizationErrors.MissingState);
        if (!IsSame(state, begun) || await states.Take(state, cancellationToken) is not { } pending)
            return new AuthorizationOutcome.Refused(SquareAuthorizationErrors.InvalidState);
        if (error is { Length: > 0 })
            return new AuthorizationOutcome.Refused(IsCode(error) ? error : SquareAuthorizationErrors.Denied, pending.ReturnTo);
        if (code is not { Length: > 0 and <= LongestCode })
            return new AuthorizationOutcome.Refused(SquareAuthorizationErrors.MissingCode, pending.ReturnTo);
        // From here on it goes on when the browser goes away: the code is good once, and so may the tokens be.
        try
        {
            var verifier = await states.VerifierOf(pending, CancellationToken.None);
            var given = await square.OAuth.ObtainToken(
                new ObtainTokenRequest(
                    options.ApplicationId!, "authorization_code", Code: new(code), CodeVerifier: verifier, RedirectUri: options.RedirectUrl),
                CancellationToken.None);
            var tokens = SquareTokens.Of(given);
            await connections.Put(given.MerchantId, pending.UserId, tokens, CancellationToken.None);
            return new AuthorizationOutcome.Connected(given.MerchantId, pending.UserId, tokens, pending.ReturnTo);
        }
        catch (Exception failure) when (failure is SquareException or SquareUnavailableException)
        {
            LogExchangeFailed(failure.Message);
            return new AuthorizationOutcome.Refused(SquareAuthorizationErrors.ExchangeFailed, pending.ReturnTo);
        }
        catch (Exception failure) when (Database.IsFailure(failure) || failure is CryptographicException)
        {
            LogNotStored(failure.Message);
            return new AuthorizationOutcome.Refused(SquareAuthorizationErrors.ServerError, pending.ReturnTo);
        }
    }

    /// <summary>A browser that has not begun it brings another's answer: it would be connected to a seller of the other's choice.</summary>
    private static bool IsSame(string state, string? begun) =>
        begun is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(begun));

    private static bool IsCode(string error) =>
        error.Length <= LongestError && error.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.');

    [LoggerMessage(1, LogLevel.Warning, "Square has not given tokens for a seller's code: {Reason}")]
    private partial void LogExchangeFailed(string reason);

    [LoggerMessage(2, LogLevel.Error, "The tokens of a seller could not be stored; the seller has to connect again: {Reason}")]
    private partial void LogNotStored(string reason);
}
