using System.Buffers;
using System.Text.Json;

namespace Graph.Gateway.Observability;

/// <summary>
/// What an invocation of a function took, added up in memory and written as one line of CloudWatch's embedded metric format, of which
/// CloudWatch makes metrics: namespace <c>Graph</c>, by <c>Stage</c> and <c>Function</c>. Nothing is written when nothing has happened.
/// </summary>
/// <param name="stage">As <c>Stage</c> is set.</param>
/// <param name="function">Its name in this system.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html</remarks>
internal sealed class Metrics(LineOutput output, TimeProvider time, string stage, string function)
{
    public const string Namespace = "Graph";

    /// <summary>All that there are; what has not happened is not in a line.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "OperationCount", "OperationDuration", "OperationErrors", "CacheHits", "CacheMisses", "DynamoDbReads", "ColdStarts", "QueueAge",
    ];

    private readonly Lock isCounting = new();
    private readonly ArrayBufferWriter<byte> line = new(1024);
    private readonly MetricValues durations = new();
    private readonly MetricValues queueAges = new();
    private int operations;
    private int errors;
    private int hits;
    private int misses;
    private int reads;
    private int coldStarts;

    /// <param name="isFailed">Its response has errors.</param>
    /// <param name="cacheHits">Of customers' metrics.</param>
    /// <param name="dynamoDbReads">Requests that read.</param>
    public void CountOperation(TimeSpan duration, bool isFailed, int cacheHits, int cacheMisses, int dynamoDbReads)
    {
        lock (isCounting)
        {
            MakeRoomIn(durations);
            durations.Add(duration);
            operations++;
            errors += isFailed ? 1 : 0;
            hits += cacheHits;
            misses += cacheMisses;
            reads += dynamoDbReads;
        }
    }

    /// <summary>Those that no operation has counted.</summary>
    public void CountReads(int count)
    {
        lock (isCounting)
            reads += count;
    }

    public void CountColdStart()
    {
        lock (isCounting)
            coldStarts++;
    }

    /// <summary>How long a message has waited.</summary>
    public void AddQueueAge(TimeSpan age)
    {
        lock (isCounting)
        {
            MakeRoomIn(queueAges);
            queueAges.Add(age < TimeSpan.Zero ? TimeSpan.Zero : age);
        }
    }

    /// <summary>Writes what has been counted since the last time.</summary>
    public void Flush()
    {
        lock (isCounting)
        {
            if (operations + reads + coldStarts + queueAges.Count == 0)
                return;
            Write();
            output.Write(line.WrittenSpan);
            line.ResetWrittenCount();
            durations.Clear();
            queueAges.Clear();
            operations = errors = hits = misses = reads = coldStarts = 0;
        }
    }

    /// <summary>A line has no more values of one metric.</summary>
    private void MakeRoomIn(MetricValues values)
    {
        if (values.IsFull)
            Flush();
    }

    private void Write()
    {
        using var json = new Utf8JsonWriter(line);
        json.WriteStartObject();
        json.WriteStartObject("_aws"u8);
        json.WriteNumber("Timestamp"u8, time.GetUtcNow().ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics"u8);
        json.WriteStartObject();
        json.WriteString("Namespace"u8, Namespace);
        json.WriteStartArray("Dimensions"u8);
        json.WriteStartArray();
        json.WriteStringValue("Stage"u8);
        json.WriteStringValue("Function"u8);
        json.WriteEndArray();
        json.WriteEndArray();
        WriteDefinitions(json);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("Stage"u8, stage);
        json.WriteString("Function"u8, function);
        WriteValues(json);
        json.WriteEndObject();
        json.Flush();
        line.Write("\n"u8);
    }

    private void WriteDefinitions(Utf8JsonWriter json)
    {
        json.WriteStartArray("Metrics"u8);
        if (operations > 0)
        {
            Define(json, "OperationCount"u8, "Count"u8);
            Define(json, "OperationDuration"u8, "Milliseconds"u8);
            Define(json, "OperationErrors"u8, "Count"u8);
            Define(json, "CacheHits"u8, "Count"u8);
            Define(json, "CacheMisses"u8, "Count"u8);
        }
        Define(json, "DynamoDbReads"u8, "Count"u8);
        if (coldStarts > 0)
            Define(json, "ColdStarts"u8, "Count"u8);
        if (queueAges.Count > 0)
            Define(json, "QueueAge"u8, "Milliseconds"u8);
        json.WriteEndArray();
    }

    private static void Define(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> unit)
    {
        json.WriteStartObject();
        json.WriteString("Name"u8, name);
        json.WriteString("Unit"u8, unit);
        json.WriteEndObject();
    }

    private void WriteValues(Utf8JsonWriter json)
    {
        if (operations > 0)
        {
            json.WriteNumber("OperationCount"u8, operations);
            durations.Write(json, "OperationDuration"u8);
            json.WriteNumber("OperationErrors"u8, errors);
            json.WriteNumber("CacheHits"u8, hits);
            json.WriteNumber("CacheMisses"u8, misses);
        }
        json.WriteNumber("DynamoDbReads"u8, reads);
        if (coldStarts > 0)
            json.WriteNumber("ColdStarts"u8, coldStarts);
        if (queueAges.Count > 0)
            queueAges.Write(json, "QueueAge"u8);
    }
}
