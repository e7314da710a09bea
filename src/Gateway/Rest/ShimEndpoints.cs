namespace Graph.Gateway.Rest;

/// <summary>The shims of one path, each for a method.</summary>
internal sealed class ShimEndpoints(IEnumerable<ShimEndpoint> endpoints)
{
    private readonly Dictionary<string, ShimEndpoint> byMethod =
        // As routing takes methods.
        endpoints.ToDictionary(endpoint => endpoint.Shim.Method, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Methods => byMethod.Keys;

    /// <returns>Null when the path has none for it.</returns>
    public ShimEndpoint? For(string method) => byMethod.GetValueOrDefault(method);
}
