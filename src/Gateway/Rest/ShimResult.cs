using System.Text.Json;

namespace Graph.Gateway.Rest;

/// <summary>What came of the operation: data without errors.</summary>
/// <param name="Data">The response's <c>data</c>, an object.</param>
/// <param name="Duration">Of the execution.</param>
/// <param name="CacheHit">Whether customers' metrics were asked for, and all of them were in the cache.</param>
internal sealed record ShimResult(JsonElement Data, ShimInputs Inputs, TimeSpan Duration, bool CacheHit)
{
    /// <summary>The pages after the first one, of a <see cref="WholeList"/>: each one's data.</summary>
    public List<JsonElement> Following { get; } = [];

    /// <summary>The entries of a connection on all pages.</summary>
    /// <param name="connection">Its response key.</param>
    public IEnumerable<JsonElement> Nodes(string connection) => Following.Prepend(Data)
        .SelectMany(page => page.GetProperty(connection).GetProperty("nodes"u8).EnumerateArray());

    /// <summary>The value at a path of response keys, such as <c>orders.nodes</c>; null's value where something on the way is null.</summary>
    public JsonElement At(string path)
    {
        var value = Data;
        foreach (var key in path.AsSpan().Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object)
                break;
            value = value.GetProperty(path.AsSpan(key));
        }
        return value;
    }
}
