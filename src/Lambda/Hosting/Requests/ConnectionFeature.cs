using System.Net;
using Microsoft.AspNetCore.Http.Features;

namespace Graph.Lambda.Hosting.Requests;

/// <summary>
/// Of what takes the place of a connection: the client's address, a name for logs, and that the client, or the time, has gone.
/// </summary>
/// <param name="id">Of the request, as the front has it.</param>
/// <param name="aborted">Cancelled shortly before the deadline.</param>
internal sealed class ConnectionFeature(string id, IPEndPoint? client, CancellationTokenSource aborted)
    : IHttpConnectionFeature, IHttpRequestLifetimeFeature, IHttpRequestIdentifierFeature
{
    public string ConnectionId { get; set; } = id;

    public string TraceIdentifier { get; set; } = id;

    public IPAddress? RemoteIpAddress { get; set; } = client?.Address;

    public int RemotePort { get; set; } = client?.Port ?? 0;

    public IPAddress? LocalIpAddress { get; set; }

    public int LocalPort { get; set; }

    public CancellationToken RequestAborted { get; set; } = aborted.Token;

    /// <summary>The application wants no response to be given.</summary>
    public bool IsAborted { get; private set; }

    public void Abort()
    {
        IsAborted = true;
        try
        {
            aborted.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The request was answered before.
        }
    }
}
