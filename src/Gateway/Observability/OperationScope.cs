using System.Security.Cryptography;
using System.Text;
using Graph.GraphQL.Execution;

namespace Graph.Gateway.Observability;

/// <summary>Which operation of which document; never its variables.</summary>
internal sealed class OperationScope(GraphQLRequest request) : LogScope
{
    private string? hash;

    public override int Count => 2;

    /// <summary>Null when the document has one operation, and it is not named by the request.</summary>
    public string? Name => request.OperationName;

    /// <summary>SHA-256 in hexadecimal digits, as persisted queries name a document.</summary>
    public string Hash => hash ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Query)));

    public override KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("Operation", Name),
        1 => new("Hash", Hash),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };
}
