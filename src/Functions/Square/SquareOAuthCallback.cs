using System.Security.Cryptography;
using System.Text;
using System.Web;
using Graph.DynamoDb;
using Graph.Lambda.Events;
using Graph.Resolvers.Square.OAuth;
using Microsoft.Extensions.Logging;

namespace Graph.Functions.Square;

/// <summary>
/// The pages by which a seller is connected: one that says to whose account, where Square sends the browser back to, and how it went.
/// </summary>
/// <remarks>
/// The cookie binds the authorization to the browser that has seen the first page: whoever is sent to Square by anybody else brings back a state without
/// it, and is connected to nobody.
/// </remarks>
public sealed partial class SquareOAuthCallback(ConnectFlow flow, ILogger<SquareOAuthCallback> logger)
{
    public const string Connect = "GET /api/auth/square/connect";
    public const string Continue = "POST /api/auth/square/connect";
    public const string Callback = "GET /api/auth/square/callback";
    public const string Success = "GET /auth/success";
    public const string Error = "GET /auth/error";

    private const string StateCookie = "__Host-square-state";
    private const int CookieSeconds = 600;
    private const int LongestForm = 4_096;
    private const string Attributes = "Path=/; Secure; HttpOnly; SameSite=Lax";

    /// <summary>Method and path of each, as API Gateway has them.</summary>
    public static IReadOnlyList<string> Routes { get; } = [Connect, Continue, Callback, Success, Error];

    public async Task<HttpApiResponse> Handle(HttpApiEvent request, CancellationToken cancellationToken)
    {
        if (flow.OwnOrigin is null)
            return SquarePage.Of(404, "Not Found", ["Square is not configured here."]);
        try
        {
            return await Answer(request, cancellationToken);
        }
        catch (MalformedEventException)
        {
            return FailedWith(SquareAuthorizationErrors.InvalidState);
        }
        catch (Exception failure) when (Database.IsFailure(failure) || failure is CryptographicException)
        {
            LogFailed(request.RouteKey, failure.Message);
            return FailedWith(SquareAuthorizationErrors.ServerError, 503);
        }
    }

    private async Task<HttpApiResponse> Answer(HttpApiEvent request, CancellationToken cancellationToken)
    {
        var query = HttpUtility.ParseQueryString(request.RawQueryString);
        return request.RouteKey switch
        {
            Connect => await AskHere(query["state"], cancellationToken),
            Continue => await AskAtSquare(request, cancellationToken),
            Callback => await End(request, query["state"], query["code"], query["error"], cancellationToken),
            Success => SucceededWith(query["merchant_id"]),
            Error => FailedWith(query["error"]),
            _ => SquarePage.Of(404, "Not Found", ["There is no such page."]),
        };
    }

    private async Task<HttpApiResponse> AskHere(string? state, CancellationToken cancellationToken)
    {
        if (await flow.AccountOf(state, cancellationToken) is not { } account)
            return FailedWith(SquareAuthorizationErrors.InvalidState);
        var form = $"""
            <form method="post">
            <input type="hidden" name="state" value="{SquarePage.Encode(state!)}">
            <button type="submit">Continue to Square</button>
            </form>
            """;
        string[] paragraphs =
        [
            $"Your Square account will be connected to the account {account}. Whoever signs in there will read and change your catalogue, and read your orders and customers.",
            "If that is not your account, or you did not ask for this, close this window.",
        ];
        return SquarePage.Of(200, "Connect Square", paragraphs, form);
    }

    private async Task<HttpApiResponse> AskAtSquare(HttpApiEvent request, CancellationToken cancellationToken)
    {
        // Another site's page could press the button for whoever looks at it.
        if (!IsOwnPage(request))
            return FailedWith(SquareAuthorizationErrors.InvalidState);
        var body = request.BodyBytes();
        var state = body.Length <= LongestForm ? HttpUtility.ParseQueryString(Encoding.UTF8.GetString(body))["state"] : null;
        return await flow.PageAtSquare(state, cancellationToken) is { } page
            ? Redirect(page.AbsoluteUri, $"{StateCookie}={state}; Max-Age={CookieSeconds}; {Attributes}")
            : FailedWith(SquareAuthorizationErrors.InvalidState);
    }

    private async Task<HttpApiResponse> End(
        HttpApiEvent request, string? state, string? code, string? error, CancellationToken cancellationToken)
    {
        var begun = request.Cookie(StateCookie);
        var result = await flow.End(state, code, error, begun, cancellationToken);
        var target = result.ReturnTo ?? flow.OwnPage(result.MerchantId is { } merchantId
            ? $"auth/success?merchant_id={Uri.EscapeDataString(merchantId)}"
            : $"auth/error?error={Uri.EscapeDataString(result.Error!)}");
        // Not what another page has begun here, whoever has sent the browser with a state that is none.
        return Redirect(target, begun == state ? $"{StateCookie}=; Max-Age=0; {Attributes}" : null);
    }

    private static HttpApiResponse SucceededWith(string? merchantId) => SquarePage.Of(200, "Authorization Successful", [
        "Your Square account has been successfully connected.",
        $"Merchant ID: {(string.IsNullOrEmpty(merchantId) ? "Unknown" : merchantId)}",
        "You can now close this window and return to the app.",
    ]);

    private static HttpApiResponse FailedWith(string? error, int status = 400) => SquarePage.Of(status, "Authorization Failed", [
        "Your Square account has not been connected.",
        error switch
        {
            SquareAuthorizationErrors.Denied => "You, or whoever is signed in at Square, did not allow it.",
            SquareAuthorizationErrors.InvalidState or SquareAuthorizationErrors.MissingState =>
                "This page is too old, was used before, or was opened in another browser. Begin again in the app.",
            _ => "Begin again in the app; if this happens again, ask for help and name the error.",
        },
        $"Error: {(string.IsNullOrEmpty(error) ? "Unknown" : error)}",
    ]);

    private bool IsOwnPage(HttpApiEvent request) =>
        request.Headers.TryGetValue("sec-fetch-site", out var site)
            ? site == "same-origin"
            : request.Headers.GetValueOrDefault("origin") == flow.OwnOrigin;

    private static HttpApiResponse Redirect(string target, string? cookie) => new()
    {
        StatusCode = 302,
        Headers = new Dictionary<string, string> { ["location"] = target, ["cache-control"] = "no-store", ["referrer-policy"] = "no-referrer" },
        Cookies = cookie is null ? null : [cookie],
    };

    [LoggerMessage(LogLevel.Error, "{Route} failed: {Reason}")]
    private partial void LogFailed(string route, string reason);
}
