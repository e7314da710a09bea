using System.Text.Json;

namespace Graph.Gateway.Auth.Jose;

/// <summary>Reads one key of a set (RFC 7517, section 4) and judges whether it may verify tokens.</summary>
internal static class JsonWebKeyReader
{
    /// <summary>Null when this is no key of use here; the reader then stands after it all the same.</summary>
    public static JsonWebKey? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var isOfUse = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "kty" or "kid" or "alg" or "use" or "n" or "e" or "crv" or "x" or "y":
                    if (reader.StringOrNull() is { } text)
                        texts.Add(name, text);
                    else
                        isOfUse = false;
                    break;
                case "key_ops":
                    isOfUse &= reader.StringsOrNull()?.Contains("verify") ?? false;
                    break;
                case "d": // whoever publishes the private half has given the key away
                    isOfUse = false;
                    reader.Skip();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return isOfUse && texts.GetValueOrDefault("use", "sig") == "sig" ? Create(texts) : null;
    }

    private static JsonWebKey? Create(Dictionary<string, string> texts)
    {
        if (texts.GetValueOrDefault("kid") is not { Length: > 0 } id)
            return null;
        var algorithm = texts.GetValueOrDefault("alg");
        return texts.GetValueOrDefault("kty") switch
        {
            "RSA" => RsaKey.Create(id, algorithm, texts.GetValueOrDefault("n"), texts.GetValueOrDefault("e")),
            "EC" => EllipticCurveKey.Create(
                id, algorithm, texts.GetValueOrDefault("crv"), texts.GetValueOrDefault("x"), texts.GetValueOrDefault("y")),
            _ => null,
        };
    }
}
