using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Graph.Gateway.Observability;
using Microsoft.Extensions.Logging;

namespace Graph.Gateway.Tests.Observability;

public sealed class JsonLogsTests : IDisposable
{
    /// <summary>What Lambda takes as one line.</summary>
    private const int LargestLine = 256 * 1024;

    private static readonly DateTimeOffset s_now = new(2026, 11, 27, 17, 2, 34, 5, TimeSpan.Zero);

    private readonly MemoryStream output = new();
    private readonly ILoggerFactory factory;

    public JsonLogsTests() => factory = LoggerFactory.Create(logging =>
    {
        logging.SetMinimumLevel(LogLevel.Trace);
        logging.AddProvider(new JsonLogs(new LineOutput(output), new StoppedClock(s_now)));
    });

    [Fact]
    public void A_line_has_the_message_with_its_arguments_and_what_scopes_say()
    {
        var logger = factory.CreateLogger("Shop");
        using (logger.BeginScope(new Dictionary<string, object?> { ["RequestId"] = "r-1", ["CorrelationId"] = "c-1" }))
        using (logger.BeginScope("no members"))
            logger.LogWarning("Sold {Count} of {Product} at {Price}: {IsLast}, {Note}", 3, "tea \"green\"\n", 2.5, true, null);

        Assert.Equal(
            """{"timestamp":"2026-11-27T17:02:34.005Z","level":"WARN","category":"Shop","message":"Sold 3 of tea \"green\"\n at 2.5: True, (null)","count":3,"product":"tea \"green\"\n","price":2.5,"isLast":true,"requestId":"r-1","correlationId":"c-1"}""" + "\n",
            Written());
    }

    [Fact]
    public void Of_two_members_of_one_name_the_arguments_and_the_innermost_scopes_count_and_none_replaces_the_line_s_own()
    {
        var logger = factory.CreateLogger("Shop");
        using (logger.BeginScope(new Dictionary<string, object?> { ["Where"] = "outer", ["Which"] = "outer", ["Level"] = "mine" }))
        using (logger.BeginScope(new Dictionary<string, object?> { ["Where"] = "inner", ["Which"] = "inner" }))
            logger.LogInformation("{Where} {Exception}", "argument", "none");

        Assert.Equal(
            """{"timestamp":"2026-11-27T17:02:34.005Z","level":"INFO","category":"Shop","message":"argument none","where":"argument","which":"inner"}""" + "\n",
            Written());
    }

    [Fact]
    public void An_exception_has_its_type_its_message_and_its_stack_with_those_that_it_was_made_of()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Throw(new TimeoutException("too slow")));

        factory.CreateLogger("Shop").LogError(thrown, "It failed");

        var exception = JsonNode.Parse(Written())!["exception"]!;
        Assert.Equal(("System.InvalidOperationException", "no answer"), ((string)exception["type"]!, (string)exception["message"]!));
        Assert.Contains("too slow", (string)exception["stack"]!, StringComparison.Ordinal);
        Assert.Contains(nameof(Throw), (string)exception["stack"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_is_written_when_the_one_who_logs_goes_on_and_lines_of_several_threads_do_not_mix()
    {
        var logger = factory.CreateLogger("Shop");
        Parallel.For(0, 500, i => logger.LogInformation("Line {Number} {Text}", i, new string('x', i)));

        var numbers = Written().TrimEnd('\n').Split('\n').Select(line => (int)JsonNode.Parse(line)!["number"]!);
        Assert.Equal(Enumerable.Range(0, 500), numbers.Order());
    }

    [Fact]
    public void Any_text_is_one_line_of_json_no_larger_than_lambda_takes() => Prop.ForAll(
        ArbMap.Default.ArbFor<string[]>(), ArbMap.Default.ArbFor<PositiveInt>(), (texts, times) =>
        {
            output.SetLength(0);
            var members = texts.Select((text, i) => KeyValuePair.Create(text + i, (object?)Repeat(text, times.Get))).ToList();
            var logger = factory.CreateLogger("Shop");
            using (logger.BeginScope(members))
                logger.LogInformation(new InvalidOperationException(Repeat(texts.FirstOrDefault(), times.Get)), "{Text}", Repeat(texts.LastOrDefault(), times.Get));

            var line = Written();
            return output.Length < LargestLine && line.IndexOf('\n') == line.Length - 1 && JsonNode.Parse(line) is JsonObject;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_too_long_is_cut_between_characters()
    {
        factory.CreateLogger("Shop").LogInformation("{Text}", "x" + string.Concat(Enumerable.Repeat("😀", 100_000)));

        var line = JsonNode.Parse(Written())!;
        Assert.Equal("x" + string.Concat(Enumerable.Repeat("😀", 511)) + "…", (string)line["text"]!);
        Assert.True(output.Length < LargestLine);
    }

    [Fact]
    public void What_logs_while_it_is_logged_has_a_line_of_its_own()
    {
        var logger = factory.CreateLogger("Shop");
        using (logger.BeginScope(new Dictionary<string, object?> { ["Scope"] = new Talkative(logger) }))
            logger.LogInformation("Outer");

        Assert.Equal(["Inner", "Outer"], Written().TrimEnd('\n').Split('\n').Select(line => (string)JsonNode.Parse(line)!["message"]!));
    }

    public void Dispose() => factory.Dispose();

    private string Written() => Encoding.UTF8.GetString(output.ToArray());

    private static string Repeat(string? text, int times) => string.Concat(Enumerable.Repeat(text ?? "", times * 1_000));

    private static void Throw(Exception inner) => throw new InvalidOperationException("no answer", inner);

    /// <summary>Once, or it would not end.</summary>
    private sealed class Talkative(ILogger logger)
    {
        private bool hasTalked;

        public override string ToString()
        {
            if (!hasTalked)
            {
                hasTalked = true;
                logger.LogInformation("Inner");
            }
            return "talkative";
        }
    }
}
