using System.Security.Cryptography;

namespace Graph.Gateway.Auth.Jose;

/// <summary>
/// A public key of an issuer that verifies signatures (RFC 7517). The key says what it is for; a token only names it.
/// </summary>
/// <param name="algorithm">The only algorithm for this key; null when its type decides.</param>
/// <param name="material">The public numbers as text: what makes two keys the same.</param>
internal abstract class JsonWebKey(string id, string? algorithm, string material) : IEquatable<JsonWebKey>
{
    public string Id => id;

    public bool Fits(SignatureAlgorithm used) => (algorithm is null || algorithm == used.Name) && IsOfTypeFor(used);

    public bool Verify(SignatureAlgorithm used, ReadOnlySpan<byte> signingInput, ReadOnlySpan<byte> signature)
    {
        if (!Fits(used))
            return false;
        try
        {
            return VerifyFitting(used, signingInput, signature);
        }
        catch (CryptographicException) // some platforms say so of what cannot be a signature at all
        {
            return false;
        }
    }

    public bool Equals(JsonWebKey? other) =>
        other is not null && Id == other.Id && Algorithm == other.Algorithm && Material == other.Material;

    public override bool Equals(object? obj) => Equals(obj as JsonWebKey);

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    protected abstract bool IsOfTypeFor(SignatureAlgorithm used);

    protected abstract bool VerifyFitting(
        SignatureAlgorithm used, ReadOnlySpan<byte> signingInput, ReadOnlySpan<byte> signature);

    private string? Algorithm => algorithm;

    private string Material => material;
}
