using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Graph.Lambda.Events;

/// <summary>A time as AWS writes it, in seconds and with a Z: <c>2030-01-02T03:04:05Z</c>. It reads any offset.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
