using System.Text.Json;
using System.Text.Json.Serialization;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Square.Api;

/// <summary>Tokens and secrets on the wire are texts, and nowhere else.</summary>
internal sealed class SecretJsonConverter : JsonConverter<Secret>
{
    public override Secret? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new Secret(reader.GetString()!) : throw new JsonException("A secret is a text.");

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(value.Reveal());
}
