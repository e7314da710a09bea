using System.Buffers;
using System.Text.Json;

namespace Graph.Ethereum.JsonRpc;

/// <summary>Calls as JSON, and their answers (JSON-RPC 2.0, section 6). One call is sent alone, as every node takes that.</summary>
internal static class RpcBatch
{
    private const int LongestMessage = 1_000;

    private static readonly JsonDocumentOptions s_bounded = new() { MaxDepth = 32 };

    public static byte[] Write(IReadOnlyList<RpcRequest> requests)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        if (requests.Count > 1)
            json.WriteStartArray();
        for (var id = 0; id < requests.Count; id++)
            requests[id].Write(json, id);
        if (requests.Count > 1)
            json.WriteEndArray();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="FormatException">It is no answer to these calls.</exception>
    public static void Read(byte[] answer, IReadOnlyList<RpcRequest> requests)
    {
        using var document = JsonDocument.Parse(answer, s_bounded);
        var root = document.RootElement;
        var isList = root.ValueKind == JsonValueKind.Array;
        var count = isList ? root.GetArrayLength() : 1;
        if (count != requests.Count)
            throw new FormatException($"{requests.Count} calls have {count} answers.");
        var isAnswered = new bool[requests.Count];
        foreach (var one in isList ? root.EnumerateArray().ToArray() : [root])
        {
            var id = one.GetProperty("id").GetInt32();
            if (id < 0 || id >= requests.Count || isAnswered[id])
                throw new FormatException("An answer is to no call.");
            isAnswered[id] = true;
            Read(one, requests[id]);
        }
    }

    private static void Read(JsonElement answer, RpcRequest request)
    {
        if (!answer.TryGetProperty("error", out var error) || error.ValueKind == JsonValueKind.Null)
            request.Answer(answer.GetProperty("result"));
        else if (error.ValueKind == JsonValueKind.Object)
            request.Refuse(ReadError(error));
        else
            // A result beside it may be null, which says something of a transaction.
            throw new FormatException("An error is no object.");
    }

    /// <summary>An error is final whatever its parts are: what is missing is empty.</summary>
    private static JsonRpcException ReadError(JsonElement error)
    {
        var message = error.TryGetProperty("message", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
        var code = error.TryGetProperty("code", out var number)
            && number.ValueKind == JsonValueKind.Number
            && number.TryGetInt64(out var value)
                ? value
                : 0;
        return new JsonRpcException(code, NodeText.Cut(message, LongestMessage));
    }
}
