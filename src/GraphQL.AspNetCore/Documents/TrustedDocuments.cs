using System.Collections.Frozen;
using System.Text.Json;

namespace Graph.GraphQL.AspNetCore.Documents;

/// <summary>
/// The documents that were extracted from the clients when they were built, by id: usually the text's MD5 (Relay) or
/// SHA-256 (most others). Ids with a prefix, such as <c>sha256:…</c>, are found with and without it.
/// </summary>
public sealed class TrustedDocuments
{
    private readonly FrozenDictionary<string, string> _byId;

    /// <param name="documents">Document texts by id.</param>
    public TrustedDocuments(IEnumerable<KeyValuePair<string, string>> documents) =>
        _byId = documents.ToFrozenDictionary(StringComparer.Ordinal);

    public int Count => _byId.Count;

    /// <summary>Reads a JSON object of document texts by id, as <c>relay-compiler</c> and GraphQL Code Generator write.</summary>
    /// <exception cref="InvalidDataException">The file is not such an object.</exception>
    public static TrustedDocuments Load(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return new TrustedDocuments(json.RootElement.EnumerateObject()
                .Select(member => KeyValuePair.Create(member.Name, member.Value.GetString() ?? throw new JsonException())).ToArray());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} is not a JSON object of document texts by id.", error);
        }
    }

    internal string? Find(string id)
    {
        if (_byId.TryGetValue(id, out var document))
            return document;
        var colon = id.IndexOf(':');
        return colon > 0 && _byId.TryGetValue(id[(colon + 1)..], out document) ? document : null;
    }
}
