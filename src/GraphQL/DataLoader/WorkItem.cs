namespace Graph.GraphQL.DataLoader;

/// <summary>
/// Something to run on a loop. A link of one list at a time, so that neither waiting for a load nor being queued
/// allocates anything.
/// </summary>
internal abstract class WorkItem
{
    public WorkItem? Next { get; set; }

    public abstract void Run();
}
