using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.Square;

/// <summary>
/// A stand-in for Square on a loopback port of its own, with invented sellers: OAuth, merchants, locations, catalogue, orders,
/// customers and notifications, as strict as Square where that is known. Written from Square's documentation alone, so that our client
/// is not measured by itself.
/// </summary>
/// <remarks>https://developer.squareup.com/reference/square</remarks>
public sealed class SquareServer : IAsyncDisposable
{
    private const int MostConnections = 1_000;

    private static readonly TimeSpan s_ending = TimeSpan.FromSeconds(2);

    private readonly WebApplication server;
    private readonly WebhookSender webhooks;

    private SquareServer(WebApplication server, WebhookSender webhooks) => (this.server, this.webhooks) = (server, webhooks);

    /// <summary>In the place of <c>https://connect.squareupsandbox.com</c>.</summary>
    public Uri Address => new(server.Urls.First());

    public static async Task<SquareServer> Start(SquareServerOptions options)
    {
        if (options.Applications.Count == 0 || options.Applications.Any(application => application.RedirectUrls.Count == 0))
            throw new ArgumentException("An application with a redirect URL is needed.", nameof(options));
        var webhooks = new WebhookSender(options.Webhooks, options.Time);
        var server = Build(options.Port, new Sandbox(options, webhooks));
        var started = new SquareServer(server, webhooks);
        try
        {
            await server.StartAsync();
            return started;
        }
        catch // such as a port that is taken: nothing is left behind
        {
            await started.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (var deadline = new CancellationTokenSource(s_ending))
            await server.StopAsync(deadline.Token);
        await server.DisposeAsync();
        await webhooks.DisposeAsync();
    }

    private static WebApplication Build(int port, Sandbox sandbox)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // More than is read: it is refused in Square's words.
            kestrel.Limits.MaxRequestBodySize = JsonBody.Largest * 4;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
        });
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.UseRefusals(sandbox);
        server.UseRouting();
        new AuthorizePage(sandbox).Map(server);
        var routes = new ApiRoutes(server, sandbox);
        routes.PostOpen("/oauth2/token", (_, body) => new TokenEndpoint(sandbox).Answer(body));
        routes.PostOpen("/oauth2/token/status", new TokenEnd(sandbox).Status);
        routes.PostOpen("/oauth2/revoke", new TokenEnd(sandbox).Revoke);
        MerchantEndpoints.Map(routes);
        new CatalogEndpoints(sandbox).Map(routes);
        new OrderEndpoints(sandbox).Map(routes);
        new CustomerEndpoints(sandbox).Map(routes);
        new DevEndpoints(sandbox).Map(server);
        return server;
    }
}
