using System.Text.Json;
using System.Text.Json.Serialization;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Square.Api;

/// <summary>Times as Square writes them: RFC 3339 in UTC, with milliseconds.</summary>
internal sealed class TimestampJsonConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(StoredTime.Format(value));
}
