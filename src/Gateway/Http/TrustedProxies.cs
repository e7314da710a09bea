using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Graph.Gateway.Http;

/// <summary>
/// Behind which proxies the gateway stands (<c>Proxy:Trusted</c>: addresses and networks such as 10.0.0.0/16). What they say of a
/// client's address counts; what anyone else says in X-Forwarded-For does not.
/// </summary>
internal static class TrustedProxies
{
    private const string Section = "Proxy";

    /// <exception cref="InvalidOperationException">An entry is neither an address nor a network.</exception>
    public static void UseTrustedProxies(this WebApplication app)
    {
        var section = app.Configuration.GetSection(Section);
        Settings.CheckNames(section, "Trusted");
        var trusted = Settings.Texts(section, "Trusted");
        if (trusted.Length == 0)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null, // through as many as are trusted, and no further
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var entry in trusted)
            options.KnownIPNetworks.Add(NetworkOf(entry));
        app.UseForwardedHeaders(options);
    }

    private static System.Net.IPNetwork NetworkOf(string entry)
    {
        if (IPAddress.TryParse(entry, out var address))
            return new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8);
        return System.Net.IPNetwork.TryParse(entry, out var network)
            ? network
            : throw new InvalidOperationException($"Set {Section}:Trusted:0 and so on to addresses or networks like 10.0.0.0/16; '{entry}' is neither.");
    }
}
