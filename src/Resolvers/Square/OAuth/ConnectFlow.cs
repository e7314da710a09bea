using Graph.DynamoDb;
using Graph.GraphQL.Errors;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;
using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Square.OAuth;

/// <summary>
/// How a seller is connected, page by page: ours, which says to whose account and begins it in this browser; Square's, which asks; and ours again.
/// </summary>
public sealed class ConnectFlow
{
    /// <summary>Beside the redirect URL.</summary>
    private const string ConnectPage = "connect";

    private static readonly TimeSpan s_nameAwaited = TimeSpan.FromSeconds(3);

    private readonly SquareOptions options;
    private readonly AuthorizationStates states;
    private readonly SquareAuthorization authorization;
    private readonly AuthorizationCodes codes;
    private readonly SellerDisconnection disconnection;
    private readonly SquareClient square;

    internal ConnectFlow(
        SquareOptions options,
        AuthorizationStates states,
        SquareAuthorization authorization,
        AuthorizationCodes codes,
        SellerDisconnection disconnection,
        SquareClient square)
    {
        (this.options, this.states, this.authorization) = (options, states, authorization);
        (this.codes, this.disconnection, this.square) = (codes, disconnection, square);
    }

    /// <param name="account">What the user is called.</param>
    /// <returns>The first page, and until when it is good.</returns>
    /// <exception cref="GraphQLException">Code <c>NOT_CONFIGURED</c>: there is no application at Square.</exception>
    internal async ValueTask<(Uri Page, DateTimeOffset ExpiresAt)> Start(
        UserId user, string account, string? returnTo, CancellationToken cancellationToken)
    {
        if (options is not { ApplicationId: not null, RedirectUrl: { } redirectUrl })
            throw new GraphQLException("Square is not configured here: the operator sets Square:ApplicationId and Square:RedirectUrl.", "NOT_CONFIGURED");
        var (state, expiresAt) = await states.Begin(user, account, returnTo, cancellationToken);
        var page = new Uri(new Uri(redirectUrl), ConnectPage);
        return (new Uri(UrlQuery.With(page.AbsoluteUri, ("state", state.Reveal()))), expiresAt);
    }

    /// <summary>As browsers name it of this server's pages; null when Square is not configured.</summary>
    public string? OwnOrigin => options.RedirectUrl is { } url ? new Uri(url).GetLeftPart(UriPartial.Authority) : null;

    /// <param name="path">From the root of this server, be it below the name of a stage.</param>
    public string OwnPage(string path) => new Uri(new Uri(options.RedirectUrl!), $"../../../{path}").AbsoluteUri;

    /// <summary>To whom a seller would be connected by this state.</summary>
    /// <returns>Null when it is none, has ended, or is too old.</returns>
    public async ValueTask<string?> AccountOf(string? state, CancellationToken cancellationToken) =>
        (await states.Find(state, cancellationToken))?.Account;

    /// <summary>Square's page that asks the seller. The browser is to bring the state back in a cookie.</summary>
    /// <returns>Null when the state is none, has ended, or is too old.</returns>
    public async ValueTask<Uri?> PageAtSquare(string? state, CancellationToken cancellationToken) =>
        await states.Find(state, cancellationToken) is { } pending
            ? await authorization.PageAtSquare(state!, pending, cancellationToken)
            : null;

    /// <param name="begun">The state that this browser has begun with, by its cookie.</param>
    public async ValueTask<ConnectResult> End(
        string? state, string? code, string? error, string? begun, CancellationToken cancellationToken)
    {
        switch (await authorization.End(state, code, error, begun, cancellationToken))
        {
            case AuthorizationOutcome.Connected { ReturnTo: { } returnTo } connected:
                await disconnection.EndOthers(connected.UserId, connected.MerchantId);
                return new ConnectResult(connected.MerchantId, null, await ReturnOf(connected, returnTo));
            case AuthorizationOutcome.Connected connected:
                await disconnection.EndOthers(connected.UserId, connected.MerchantId);
                return new ConnectResult(connected.MerchantId, null, null);
            case AuthorizationOutcome.Refused refused:
                return new ConnectResult(null, refused.Error, refused.ReturnTo is { } failed ? UrlQuery.With(failed, ("error", refused.Error)) : null);
            default:
                throw new InvalidOperationException("An outcome without a result.");
        }
    }

    /// <returns>Null when there is no code to go there with: the seller is connected all the same, which a page says.</returns>
    private async ValueTask<string?> ReturnOf(AuthorizationOutcome.Connected connected, string returnTo)
    {
        var (merchantId, tokens) = (connected.MerchantId, connected.Tokens);
        // Of a web page the URL would be in logs and histories.
        if (options.LegacyDeepLinkTokens && !ReturnUrls.IsOfWeb(returnTo))
        {
            return UrlQuery.With(
                returnTo,
                ("access_token", tokens.Access.Reveal()),
                ("refresh_token", tokens.Refresh.Reveal()),
                ("merchant_id", merchantId),
                ("business_name", await NameOf(tokens.Access)));
        }
        if (await CodeFor(connected) is not { } code)
            return null;
        return UrlQuery.With(returnTo, ("code", code.Reveal()), ("merchant_id", merchantId), ("business_name", await NameOf(tokens.Access)));
    }

    private async ValueTask<Secret?> CodeFor(AuthorizationOutcome.Connected connected)
    {
        try
        {
            return await codes.New(connected.UserId, connected.MerchantId, CancellationToken.None);
        }
        catch (Exception failure) when (Database.IsFailure(failure))
        {
            return null;
        }
    }

    /// <summary>Empty when Square does not say it soon: the browser waits, and may go without it.</summary>
    private async ValueTask<string> NameOf(Secret access)
    {
        using var limit = new CancellationTokenSource(s_nameAwaited);
        try
        {
            return (await square.Merchants.GetOwn(access, limit.Token)).BusinessName ?? "";
        }
        catch (Exception failure) when (failure is SquareException or SquareUnavailableException or OperationCanceledException)
        {
            return "";
        }
    }
}

/// <summary>What came of a seller's being asked.</summary>
/// <param name="MerchantId">Who is connected; null when nobody is.</param>
/// <param name="Error">A code, such as <c>access_denied</c>; null when a seller is connected.</param>
/// <param name="ReturnTo">Where the browser goes; null for a page that says how it went. It may hold secrets.</param>
public sealed record ConnectResult(string? MerchantId, string? Error, string? ReturnTo)
{
    public override string ToString() => $"{MerchantId}{Error}";
}
