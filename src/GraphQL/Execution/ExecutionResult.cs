using System.Buffers;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.Execution;

/// <summary>
/// Section 7.1 (Response Format). Owns pooled memory until disposed: write it, then dispose it.
/// </summary>
public sealed class ExecutionResult : IDisposable
{
    private OperationExecution? _execution;
    private Utf8JsonBuffer? _json;

    internal ExecutionResult(IReadOnlyList<GraphQLError> errors) => Errors = errors;

    internal ExecutionResult(OperationExecution execution, OperationType operation)
    {
        _execution = execution;
        Errors = execution.Errors;
        Operation = operation;
    }

    /// <summary>Execution began, so the response has "data", if only null. Section 7.1.1.</summary>
    public bool HasData => Operation is not null;

    /// <summary>"data" is there and is null: an error reached the root.</summary>
    public bool DataIsNull => HasData && (_execution?.DataIsNull ?? true);

    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>Null when execution never began.</summary>
    public OperationType? Operation { get; }

    /// <summary>The response's "extensions"; left out when null or empty. Set it before the response is written.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; set; }

    /// <summary>The whole response as JSON in UTF-8; valid until this is disposed.</summary>
    public ReadOnlyMemory<byte> ToJson()
    {
        if (_json is null)
        {
            _json = _execution?.Output ?? new Utf8JsonBuffer();
            WriteResponse(_json);
        }
        return _json.WrittenMemory;
    }

    public void WriteTo(IBufferWriter<byte> output) => output.Write(ToJson().Span);

    public void Dispose()
    {
        var (execution, json) = (Interlocked.Exchange(ref _execution, null), Interlocked.Exchange(ref _json, null));
        if (execution is null)
            json?.Dispose();
        else
            execution.Release();
    }

    private void WriteResponse(Utf8JsonBuffer json)
    {
        json.Write((byte)'{');
        if (Errors.Count > 0)
            json.WriteErrors(Errors);
        if (HasData)
            WriteData(json);
        if (Extensions is { Count: > 0 } extensions)
        {
            json.Write(",\"extensions\":"u8);
            json.WriteJson(JsonModel.Of(extensions));
        }
        json.Write((byte)'}');
    }

    private void WriteData(Utf8JsonBuffer json)
    {
        json.Write(Errors.Count > 0 ? ",\"data\":"u8 : "\"data\":"u8);
        if (DataIsNull)
            json.WriteNull();
        else
            json.WriteData(_execution!.Document);
    }
}
