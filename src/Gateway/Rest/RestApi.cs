using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace Graph.Gateway.Rest;

/// <summary>
/// One of the REST APIs of before: what all its answers have in common. Its routes are <see cref="Shim"/>s.
/// </summary>
internal abstract class RestApi
{
    /// <summary>As people call it.</summary>
    public abstract string Name { get; }

    /// <summary>What stands before its paths, such as the name of a stage; empty for nothing.</summary>
    public virtual IReadOnlyList<string> BasePaths => [""];

    /// <summary>Of every answer, good or bad.</summary>
    public virtual IReadOnlyList<KeyValuePair<string, StringValues>> Headers => [];

    /// <summary>The body of the answer to OPTIONS, which has the status 200; empty for none.</summary>
    public virtual ReadOnlyMemory<byte> Preflight => default;

    /// <summary>Whether a token is taken without the word <c>Bearer</c> before it.</summary>
    public virtual bool TakesBareTokens => false;

    /// <summary>The body that says what is wrong.</summary>
    public abstract void WriteError(Utf8JsonWriter json, RestError error);
}
