using System.Text.Json;

namespace Graph.Gateway.Observability;

/// <summary>
/// What a line in CloudWatch's embedded metric format begins with: which of its members are metrics, of which dimensions, beside the
/// dimensions' values.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html</remarks>
internal static class EmbeddedMetric
{
    public const string Namespace = "Graph";

    /// <param name="dimension">The one beside <c>Stage</c>.</param>
    /// <param name="value">Of that dimension.</param>
    /// <param name="define">Writes what <see cref="Define"/> does of each metric.</param>
    public static void WriteHead(
        Utf8JsonWriter json, DateTimeOffset time, string stage, string dimension, string value, Action<Utf8JsonWriter> define)
    {
        json.WriteStartObject("_aws"u8);
        json.WriteNumber("Timestamp"u8, time.ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics"u8);
        json.WriteStartObject();
        json.WriteString("Namespace"u8, Namespace);
        json.WriteStartArray("Dimensions"u8);
        json.WriteStartArray();
        json.WriteStringValue("Stage"u8);
        json.WriteStringValue(dimension);
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics"u8);
        define(json);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("Stage"u8, stage);
        json.WriteString(dimension, value);
    }

    public static void Define(Utf8JsonWriter json, string name, string unit)
    {
        json.WriteStartObject();
        json.WriteString("Name"u8, name);
        json.WriteString("Unit"u8, unit);
        json.WriteEndObject();
    }
}
