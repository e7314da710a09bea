using Graph.Functions.Square;
using Graph.LocalDev.Http;
using Graph.LocalDev.Square;
using Microsoft.AspNetCore.Builder;

namespace Graph.LocalDev;

/// <summary>An application at the stand-in for Square, and the functions that Square and browsers call.</summary>
internal static class LocalSquare
{
    /// <summary>Apps of before are opened by such URLs.</summary>
    private const string AppScheme = "joylabs://";

    private const string ApplicationId = "sandbox-sq0idb-local";

    // They guard invented sellers.
    private const string ApplicationSecret = "sandbox-sq0csb-no-secret";
    private const string SignatureKey = "local-signature-key";

    /// <summary>Square's delays before retries, so much shorter.</summary>
    private const double Haste = 100;

    /// <param name="gateway">Where browsers and Square reach the gateway.</param>
    public static Task<SquareServer> Start(Uri gateway) => SquareServer.Start(new SquareServerOptions
    {
        Applications =
        [
            new SquareApplication(
                ApplicationId, ApplicationSecret, "Graph (local)", [RedirectUrl(gateway)], new WebhookSubscription(new Uri(NotificationUrl(gateway)), SignatureKey)),
        ],
        Webhooks = new WebhookOptions { RetryDelays = WebhookOptions.DelaysDividedBy(Haste) },
    });

    /// <summary>The gateway's configuration.</summary>
    public static string[] Settings(Uri square, Uri gateway) =>
    [
        "--Square:Host", square.AbsoluteUri,
        "--Square:ApplicationId", ApplicationId,
        "--Square:ApplicationSecret", ApplicationSecret,
        "--Square:RedirectUrl", RedirectUrl(gateway),
        "--Square:ReturnUrls:0", AppScheme,
        "--Square:NotificationUrl", NotificationUrl(gateway),
        "--Square:SignatureKeys:0", SignatureKey,
    ];

    public static void MapSquareFunctions(this WebApplication server, LocalFunctions functions)
    {
        foreach (var route in SquareOAuthCallback.Routes)
            server.MapFunction(route, functions.SquareOAuthCallback);
        server.MapFunction(SquareWebhook.Route, functions.SquareWebhook);
    }

    private static string RedirectUrl(Uri gateway) => new Uri(gateway, "/api/auth/square/callback").AbsoluteUri;

    private static string NotificationUrl(Uri gateway) => new Uri(gateway, "/api/webhooks/square").AbsoluteUri;
}
