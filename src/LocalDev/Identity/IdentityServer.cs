using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.Identity;

/// <summary>The issuer on a loopback port of its own, a party apart from the gateway as in production.</summary>
internal sealed class IdentityServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private IdentityServer(WebApplication server, IdentityIssuer issuer)
    {
        _server = server;
        Issuer = issuer;
    }

    public IdentityIssuer Issuer { get; }

    public static async Task<IdentityServer> Start()
    {
        var address = new Uri($"http://127.0.0.1:{Processes.FreePort.Find()}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address.AbsoluteUri);
        builder.Logging.ClearProviders();
        var (server, issuer) = (builder.Build(), new IdentityIssuer(address, TimeProvider.System));
        server.MapTokens(issuer);
        server.MapKeys(issuer);
        await server.StartAsync();
        return new IdentityServer(server, issuer);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Issuer.Dispose();
    }
}
