using Graph.Testing.Peers;

namespace Graph.Conformance.Peers;

/// <summary>The two that must agree, behind the same protocol.</summary>
internal static class DifferentialPeers
{
    /// <summary>The reference implementation.</summary>
    public static Task<Peer> Reference() => Peer.StartNode("tests/Conformance/Peers/oracle.mjs");

    /// <summary>The engine, as the console program that others run it by.</summary>
    public static Peer Engine() =>
        Peer.Start("dotnet", AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "Graph.Conformance.Host.dll"));
}
