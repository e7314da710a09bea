using System.Collections.Concurrent;
using System.Diagnostics;

namespace Graph.Testing;

/// <summary>Listens to the spans of one trace: that of what the test does from here on. Others that run beside it make none.</summary>
public sealed class RecordedSpans : IDisposable
{
    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly ActivityListener listener;
    private readonly Activity root;

    public RecordedSpans(string source = "Graph")
    {
        root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        listener = new ActivityListener
        {
            ShouldListenTo = listened => listened.Name == source,
            Sample = (ref options) => options.Parent.TraceId == root.TraceId ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>
    /// Each with the one that it is part of and all that it says, as <c>parent/name key=value</c>; in the order in which they have ended.
    /// </summary>
    public IReadOnlyList<string> All => [.. ended.Select(Describe)];

    public void Dispose()
    {
        listener.Dispose();
        root.Dispose();
    }

    private static string Describe(Activity span)
    {
        var parent = span.Parent is { OperationName: not "test" } above ? $"{above.DisplayName}/" : "";
        var error = span.Status == ActivityStatusCode.Error ? $" failed {span.StatusDescription}".TrimEnd() : "";
        var tags = span.TagObjects.Concat(span.Events.SelectMany(happened => happened.Tags)).Where(tag => tag.Value is not null);
        return $"{parent}{span.DisplayName}{error} {string.Join(' ', tags.Select(tag => $"{tag.Key}={Text(tag.Value!)}"))}".TrimEnd();
    }

    private static string Text(object value) => value is string[] several ? string.Join(',', several) : $"{value}";
}
