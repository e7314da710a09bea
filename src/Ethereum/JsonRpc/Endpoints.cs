namespace Graph.Ethereum.JsonRpc;

/// <summary>In which order nodes are asked: as they are configured, those that have failed a moment ago last.</summary>
internal sealed class Endpoints(EthereumOptions options, TimeProvider time)
{
    private readonly Uri[] nodes = [.. options.Endpoints.Select(Checked)];
    private readonly long[] restUntil = new long[options.Endpoints.Count];

    public int Count => nodes.Length;

    public Uri this[int node] => nodes[node];

    public int[] Order()
    {
        var now = time.GetUtcNow().UtcTicks;
        return [.. Enumerable.Range(0, Count).OrderBy(node => Volatile.Read(ref restUntil[node]) > now)];
    }

    public void Failed(int node) => Volatile.Write(ref restUntil[node], (time.GetUtcNow() + options.RestAfterFailure).UtcTicks);

    public void Answered(int node) => Volatile.Write(ref restUntil[node], 0);

    /// <exception cref="ArgumentException">It is no URL of HTTP. The message does not show it, as it may hold a key.</exception>
    private static Uri Checked(Uri endpoint, int node) =>
        endpoint.IsAbsoluteUri && (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps)
            ? endpoint
            : throw new ArgumentException($"Ethereum:Endpoints:{node} is no URL of HTTP.");
}
