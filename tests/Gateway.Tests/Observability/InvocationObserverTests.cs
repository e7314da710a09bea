using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Graph.Gateway.Observability;
using Graph.Lambda.Runtime;
using Graph.Testing;
using Microsoft.Extensions.Logging;

namespace Graph.Gateway.Tests.Observability;

public sealed class InvocationObserverTests : IDisposable
{
    private readonly MemoryStream output = new();
    private readonly RuntimeHooks hooks = new();
    private readonly ILoggerFactory factory;
    private readonly Metrics metrics;

    public InvocationObserverTests()
    {
        var clock = new StoppedClock(DateTimeOffset.UnixEpoch);
        var lines = new LineOutput(output);
        factory = LoggerFactory.Create(logging => logging.AddProvider(new JsonLogs(lines, clock)));
        metrics = new Metrics(lines, clock, "dev", "api");
        new InvocationObserver(factory.CreateLogger<InvocationObserver>(), metrics, export: null).Attach(hooks);
    }

    [Fact]
    public void What_is_logged_in_an_invocation_says_which_it_is_and_metrics_are_written_at_its_end()
    {
        var logger = factory.CreateLogger("Shop");
        hooks.Begun!(Event("e1", isFirst: true));
        logger.LogInformation("In the first");
        metrics.CountOperation(TimeSpan.FromMilliseconds(1), isFailed: false, cacheHits: 0, cacheMisses: 0, dynamoDbReads: 0);
        hooks.Ended!(Event("e1", isFirst: true));
        hooks.Begun!(Event("e2", isFirst: false));
        logger.LogInformation("In the second");
        hooks.Ended!(Event("e2", isFirst: false));
        logger.LogInformation("Outside");

        var lines = Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        Assert.Equal(["In the first", null, "In the second", "Outside"], lines.Select(line => (string?)line["message"]));
        Assert.Equal(
            ("e1", true, "", "e1"),
            ((string)lines[0]["awsRequestId"]!, (bool)lines[0]["coldStart"]!, (string)lines[0]["functionName"]!, (string)lines[0]["correlationId"]!));
        Assert.Equal((1, 1), ((int)lines[1]["OperationCount"]!, (int)lines[1]["ColdStarts"]!));
        Assert.Equal(("e2", false), ((string)lines[2]["awsRequestId"]!, (bool)lines[2]["coldStart"]!));
        Assert.False(lines[3].ContainsKey("awsRequestId"));
    }

    [Fact]
    public void An_invocation_is_a_span_in_the_trace_that_Lambda_names()
    {
        using var spans = new RecordedSpans();
        var trace = Activity.Current!.TraceId.ToHexString();
        var invocation = Event("e1", isFirst: true) with { TraceId = $"Root=1-{trace[..8]}-{trace[8..]};Parent=53995c3f42cd8ad8;Sampled=1" };

        hooks.Begun!(invocation);
        var span = Activity.Current!;
        hooks.Ended!(invocation);

        Assert.Equal((trace, "53995c3f42cd8ad8"), (span.TraceId.ToHexString(), span.ParentSpanId.ToHexString()));
        Assert.Equal(["invocation faas.invocation_id=e1 faas.coldstart=True faas.name="], spans.All);
    }

    public void Dispose() => factory.Dispose();

    private static Invocation Event(string id, bool isFirst) =>
        new() { RequestId = id, Payload = "{}"u8.ToArray(), Deadline = DateTimeOffset.MaxValue, IsColdStart = isFirst };
}
