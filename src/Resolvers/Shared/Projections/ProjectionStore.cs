using System.Collections.Concurrent;
using Graph.DynamoDb;
using Graph.DynamoDb.Items;

namespace Graph.Resolvers.Shared.Projections;

/// <summary>Reads and writes how far projections are made.</summary>
public sealed class ProjectionStore(Database database, TimeProvider time)
{
    /// <summary>How long it is taken for known whether a projection is complete.</summary>
    private static readonly TimeSpan s_known = TimeSpan.FromSeconds(5);

    private readonly Table<ProjectionState> table = database.Table(
        ProjectionsTable.Definition,
        new ItemMapping<ProjectionState>(
            item => new ProjectionState(
                item.String("name"),
                item.TimestampOrNull("completeSince"),
                item.StringOrNull("rebuildAt"),
                item.TimestampOrNull("markedAt")),
            (state, item) => item
                .String("name", state.Name)
                .Timestamp("completeSince", state.CompleteSince)
                .String("rebuildAt", state.RebuildAt)
                .Timestamp("markedAt", state.MarkedAt)));

    private readonly ConcurrentDictionary<string, (DateTimeOffset? CompleteSince, long At)> known = new(StringComparer.Ordinal);

    public async ValueTask<ProjectionState> Get(string name, CancellationToken cancellationToken) =>
        await table.Get(name, cancellationToken, consistent: true) ?? new ProjectionState(name, null, null);

    public async ValueTask Put(ProjectionState state, CancellationToken cancellationToken)
    {
        await table.Put(state, cancellationToken: cancellationToken);
        known.TryRemove(state.Name, out _);
    }

    public async ValueTask Complete(string name, CancellationToken cancellationToken) =>
        await Put(await Get(name, cancellationToken) with { CompleteSince = time.GetUtcNow() }, cancellationToken);

    /// <summary>Whether the projection was made as a whole once. Asked anew after some seconds.</summary>
    public async ValueTask<bool> IsComplete(string name, CancellationToken cancellationToken) =>
        await CompleteSince(name, cancellationToken) is not null;

    /// <summary>When the projection was made as a whole last; null when it never was. Asked anew after some seconds.</summary>
    public async ValueTask<DateTimeOffset?> CompleteSince(string name, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(name, out var last) && time.GetElapsedTime(last.At) < s_known)
            return last.CompleteSince;
        var since = (await Get(name, cancellationToken)).CompleteSince;
        known[name] = (since, time.GetTimestamp());
        return since;
    }
}
