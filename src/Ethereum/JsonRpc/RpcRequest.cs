using System.Text.Json;

namespace Graph.Ethereum.JsonRpc;

/// <summary>A call of a node's method, and later its answer. Made by <see cref="EthereumRequest"/>, sent once.</summary>
public abstract class RpcRequest
{
    private readonly Action<Utf8JsonWriter> writeParameters;

    private protected RpcRequest(string method, Action<Utf8JsonWriter> writeParameters)
    {
        Method = method;
        this.writeParameters = writeParameters;
    }

    internal string Method { get; }

    /// <summary>JSON-RPC 2.0, section 4.</summary>
    internal void Write(Utf8JsonWriter json, int id)
    {
        json.WriteStartObject();
        json.WriteString("jsonrpc"u8, "2.0"u8);
        json.WriteNumber("id"u8, id);
        json.WriteString("method"u8, Method);
        json.WriteStartArray("params"u8);
        writeParameters(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal abstract void Answer(JsonElement result);

    internal abstract void Refuse(JsonRpcException refusal);
}

/// <inheritdoc/>
public sealed class RpcRequest<T> : RpcRequest
{
    private readonly Func<JsonElement, T> read;
    private T? result;
    private bool isAnswered;

    internal RpcRequest(string method, Action<Utf8JsonWriter> writeParameters, Func<JsonElement, T> read)
        : base(method, writeParameters) =>
        this.read = read;

    /// <summary>Why the node did not do it; null when it did.</summary>
    public JsonRpcException? Refusal { get; private set; }

    /// <exception cref="JsonRpcException">The node did not do it.</exception>
    public T Result => Refusal is not null ? throw Refusal
        : isAnswered ? result!
        : throw new InvalidOperationException($"{Method} was not sent.");

    internal override void Answer(JsonElement answer)
    {
        result = read(answer);
        isAnswered = true;
        // Of a node whose batch was no good as a whole, so that another was asked.
        Refusal = null;
    }

    internal override void Refuse(JsonRpcException refusal) => Refusal = refusal;
}
