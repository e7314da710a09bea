using System.Net;
using System.Net.Sockets;

namespace Graph.LocalDev.Processes;

/// <summary>A loopback port that was free a moment ago. Whoever starts a server on it tries another when it is taken.</summary>
public static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
