using System.Text.Json;

namespace Graph.Gateway.Observability;

/// <summary>Times of one metric in one line, at most as many as CloudWatch takes; in milliseconds, to the microsecond.</summary>
internal sealed class MetricValues
{
    private const int Most = 100;

    private readonly double[] values = new double[Most];

    public int Count { get; private set; }

    public bool IsFull => Count == Most;

    public void Add(TimeSpan value) => values[Count++] = Math.Round(value.TotalMilliseconds, 3);

    public void Clear() => Count = 0;

    public void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name)
    {
        json.WriteStartArray(name);
        foreach (var value in values.AsSpan(0, Count))
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
