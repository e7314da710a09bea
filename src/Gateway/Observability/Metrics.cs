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
        EmbeddedMetric.WriteHead(json, time.GetUtcNow(), stage, "Function", function, Define);
        WriteValues(json);
        json.WriteEndObject();
        json.Flush();
        line.Write("\n"u8);
    }

    private void Define(Utf8JsonWriter json)
    {
        if (operations > 0)
        {
            EmbeddedMetric.Define(json, "OperationCount", "Count");
            EmbeddedMetric.Define(json, "OperationDuration", "Milliseconds");
            EmbeddedMetric.Define(json, "OperationErrors", "Count");
            EmbeddedMetric.Define(json, "CacheHits", "Count");
            EmbeddedMetric.Define(json, "CacheMisses", "Count");
        }
        EmbeddedMetric.Define(json, "DynamoDbReads", "Count");
        if (coldStarts > 0)
            EmbeddedMetric.Define(json, "ColdStarts", "Count");
        if (queueAges.Count > 0)
            EmbeddedMetric.Define(json, "QueueAge", "Milliseconds");
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
