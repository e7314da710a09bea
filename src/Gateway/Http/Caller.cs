using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Graph.Gateway.Auth;

namespace Graph.Gateway.Http;

/// <summary>
/// Whom a rate limit counts: the viewer who has signed in, else the network address; of IPv6 the first 64 bits, for whoever has
/// one address there has them all.
/// </summary>
internal readonly record struct Caller(string? Viewer, ulong Network)
{
    private const ulong IPv4 = 0x0000_FFFF_0000_0000;

    public static Caller Of(HttpContext context) =>
        context.User is ViewerPrincipal { Identity.Name: var viewer } ? new Caller(viewer, 0) : new Caller(null, NetworkOf(context.Connection.RemoteIpAddress));

    internal static ulong NetworkOf(IPAddress? address)
    {
        if (address is null)
            return 0;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? IPv4 | BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }
}
