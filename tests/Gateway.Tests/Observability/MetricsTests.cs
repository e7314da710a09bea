using System.Text;
using Graph.Gateway.Observability;

namespace Graph.Gateway.Tests.Observability;

public sealed class MetricsTests
{
    private readonly MemoryStream output = new();
    private readonly Metrics metrics;

    public MetricsTests() => metrics = new Metrics(
        new LineOutput(output), new StoppedClock(new DateTimeOffset(2026, 11, 27, 17, 2, 34, 5, TimeSpan.Zero)), "dev", "api");

    [Fact]
    public void An_invocation_is_one_line_with_all_that_it_has_counted()
    {
        metrics.CountColdStart();
        metrics.CountOperation(TimeSpan.FromMilliseconds(12.3456), isFailed: false, cacheHits: 2, cacheMisses: 1, dynamoDbReads: 4);
        metrics.CountOperation(TimeSpan.FromMilliseconds(3), isFailed: true, cacheHits: 0, cacheMisses: 0, dynamoDbReads: 0);
        metrics.CountReads(1);
        metrics.Flush();

        Assert.Equal(
            """{"_aws":{"Timestamp":1795798954005,"CloudWatchMetrics":[{"Namespace":"Graph","Dimensions":[["Stage","Function"]],"Metrics":[{"Name":"OperationCount","Unit":"Count"},{"Name":"OperationDuration","Unit":"Milliseconds"},{"Name":"OperationErrors","Unit":"Count"},{"Name":"CacheHits","Unit":"Count"},{"Name":"CacheMisses","Unit":"Count"},{"Name":"DynamoDbReads","Unit":"Count"},{"Name":"ColdStarts","Unit":"Count"}]}]},"Stage":"dev","Function":"api","OperationCount":2,"OperationDuration":[12.346,3],"OperationErrors":1,"CacheHits":2,"CacheMisses":1,"DynamoDbReads":5,"ColdStarts":1}""" + "\n",
            Written());
        Assert.Equal(
            [
                "Graph Stage=dev Function=api: OperationCount 2 Count",
                "Graph Stage=dev Function=api: OperationDuration 12.346 3 Milliseconds",
                "Graph Stage=dev Function=api: OperationErrors 1 Count",
                "Graph Stage=dev Function=api: CacheHits 2 Count",
                "Graph Stage=dev Function=api: CacheMisses 1 Count",
                "Graph Stage=dev Function=api: DynamoDbReads 5 Count",
                "Graph Stage=dev Function=api: ColdStarts 1 Count",
            ],
            EmbeddedMetrics.Read(Written()));
    }

    [Fact]
    public void All_that_has_a_name_is_counted()
    {
        metrics.CountColdStart();
        metrics.CountOperation(TimeSpan.FromMilliseconds(1), isFailed: false, cacheHits: 0, cacheMisses: 0, dynamoDbReads: 0);
        metrics.AddQueueAge(TimeSpan.Zero);
        metrics.Flush();

        Assert.Equal(Metrics.Names, EmbeddedMetrics.Read(Written()).Select(metric => metric.Split(' ')[3]));
    }

    [Fact]
    public void Messages_have_their_ages_and_none_is_younger_than_nothing()
    {
        metrics.AddQueueAge(TimeSpan.FromSeconds(2));
        metrics.AddQueueAge(TimeSpan.FromSeconds(-1));
        metrics.Flush();

        Assert.Equal(
            ["Graph Stage=dev Function=api: DynamoDbReads 0 Count", "Graph Stage=dev Function=api: QueueAge 2000 0 Milliseconds"],
            EmbeddedMetrics.Read(Written()));
    }

    [Fact]
    public void When_nothing_has_happened_nothing_is_written_and_nothing_is_counted_twice()
    {
        metrics.Flush();
        metrics.CountReads(1);
        metrics.Flush();
        metrics.Flush();

        Assert.Equal(["Graph Stage=dev Function=api: DynamoDbReads 1 Count"], EmbeddedMetrics.Read(Written()));
    }

    [Fact]
    public void More_values_than_a_line_may_have_go_to_several_lines()
    {
        for (var i = 0; i < 250; i++)
            metrics.CountOperation(TimeSpan.FromMilliseconds(i), isFailed: false, cacheHits: 0, cacheMisses: 0, dynamoDbReads: 1);
        metrics.Flush();

        var lines = Written().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => EmbeddedMetrics.Read(line + "\n")).ToList();
        Assert.Equal(["100", "100", "50"], lines.Select(line => line[0].Split(' ')[4]));
        Assert.Equal(["100", "100", "50"], lines.Select(line => line[5].Split(' ')[4]));
    }

    private string Written() => Encoding.UTF8.GetString(output.ToArray());
}
