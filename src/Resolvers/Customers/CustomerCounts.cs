using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers;

/// <summary>How many customers lists have. Counting reads all of them, so a count is kept for some seconds.</summary>
public sealed class CustomerCounts(TimeProvider time)
{
    private readonly ShortMemory<string, int> counts = new(time);

    /// <param name="scope">What the list is, as text.</param>
    public ValueTask<int> Get(string scope, Func<Task<int>> count, CancellationToken cancellationToken) =>
        counts.Get(scope, count, cancellationToken);
}
