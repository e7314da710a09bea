using System.Collections.Frozen;
using System.Text.Json;

namespace Graph.Gateway.Auth.Jose;

/// <summary>The keys of an issuer that are of use here (RFC 7517, section 5); others in its set are passed over.</summary>
internal sealed class JsonWebKeySet
{
    private readonly FrozenSet<JsonWebKey> _keys;

    private JsonWebKeySet(IEnumerable<JsonWebKey> keys) => _keys = keys.ToFrozenSet();

    public int Count => _keys.Count;

    /// <param name="before">The set that this one follows. A key that stays is the same object, with what it has at hand.</param>
    /// <returns>Null when this is not a key set.</returns>
    public static JsonWebKeySet? Read(ReadOnlySpan<byte> json, JsonWebKeySet? before = null)
    {
        if (!InternetJson.IsObject(json))
            return null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKeys = reader.ValueTextEquals("keys"u8);
            reader.Read();
            if (isKeys)
                return reader.TokenType == JsonTokenType.StartArray ? new JsonWebKeySet(ReadKeys(ref reader, before)) : null;
            reader.Skip();
        }

        return null;
    }

    /// <summary>
    /// The key of this id for this algorithm. Null when there is none, and when several fit, for then the id names none of
    /// them.
    /// </summary>
    public JsonWebKey? Find(string id, SignatureAlgorithm algorithm)
    {
        JsonWebKey? found = null;
        foreach (var key in _keys)
        {
            if (key.Id != id || !key.Fits(algorithm))
                continue;
            if (found is not null)
                return null;
            found = key;
        }

        return found;
    }

    public bool Contains(JsonWebKey key) => _keys.Contains(key);

    private static List<JsonWebKey> ReadKeys(ref Utf8JsonReader reader, JsonWebKeySet? before)
    {
        var keys = new List<JsonWebKey>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (JsonWebKeyReader.Read(ref reader) is { } key)
                keys.Add(before is not null && before._keys.TryGetValue(key, out var same) ? same : key);
        }

        return keys;
    }
}
