using System.Security.Cryptography;
using System.Text;

namespace Graph.Resolvers.Shared.Encryption;

/// <summary>
/// Keys of the configuration, by their ids: the current one encrypts, every one decrypts, so that keys can be changed one after
/// another. A blob is the length of the key's id, the id, and the sealed data key.
/// </summary>
public sealed class ConfiguredKeys : IKeyService
{
    private const int LongestId = 64;

    private readonly Dictionary<string, byte[]> keys;
    private readonly string current;

    /// <param name="keys">32 bytes by an id of at most 64 letters, digits, hyphens.</param>
    /// <exception cref="ArgumentException">A key has not 32 bytes, an id is none, or the current one is not among them.</exception>
    public ConfiguredKeys(IReadOnlyDictionary<string, byte[]> keys, string current)
    {
        foreach (var (id, key) in keys)
        {
            if (id.Length is 0 or > LongestId || id.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '-'))
                throw new ArgumentException($"'{id}' is no id of a key: use 1 to {LongestId} letters, digits and hyphens.", nameof(keys));
            if (key.Length != AesGcmBox.KeyLength)
                throw new ArgumentException($"Key '{id}' has {key.Length} bytes; it needs {AesGcmBox.KeyLength}.", nameof(keys));
        }
        if (!keys.ContainsKey(current))
            throw new ArgumentException($"There is no key '{current}'.", nameof(current));
        this.keys = new Dictionary<string, byte[]>(keys, StringComparer.Ordinal);
        this.current = current;
    }

    /// <summary>A key that ends with this process: what it encrypts nobody can read afterwards.</summary>
    public static ConfiguredKeys ForThisProcess() =>
        new(new Dictionary<string, byte[]> { ["process"] = RandomNumberGenerator.GetBytes(AesGcmBox.KeyLength) }, "process");

    public ValueTask<DataKey> GenerateDataKey(string context, CancellationToken cancellationToken)
    {
        var plaintext = RandomNumberGenerator.GetBytes(AesGcmBox.KeyLength);
        var sealedKey = AesGcmBox.Seal(keys[current], plaintext, AssociatedData.Of(current, context));
        byte[] blob = [(byte)current.Length, .. Encoding.ASCII.GetBytes(current), .. sealedKey];
        return ValueTask.FromResult(new DataKey(plaintext, blob));
    }

    public ValueTask<byte[]> Decrypt(ReadOnlyMemory<byte> blob, string context, CancellationToken cancellationToken)
    {
        var bytes = blob.Span;
        var plaintext = new byte[AesGcmBox.KeyLength];
        if (bytes.Length < 1 || bytes.Length < 1 + bytes[0])
            throw new CryptographicException("This is no encrypted data key.");
        var id = Encoding.ASCII.GetString(bytes.Slice(1, bytes[0]));
        if (!keys.TryGetValue(id, out var key))
            throw new CryptographicException($"The data key is encrypted by the server key '{id}', which is not configured.");
        return AesGcmBox.TryOpen(key, bytes[(1 + bytes[0])..], AssociatedData.Of(id, context), plaintext)
            ? ValueTask.FromResult(plaintext)
            : throw new CryptographicException($"The data key was not encrypted by this server key '{id}', or for something else.");
    }
}
