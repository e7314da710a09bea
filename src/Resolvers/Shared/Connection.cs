using Graph.DynamoDb.Reading;

namespace Graph.Resolvers.Shared;

/// <summary>A page of a list, as the Relay connection specification shapes it. Cursors are made when they are asked for.</summary>
/// <param name="cursorAt">The cursor of the node at an index.</param>
/// <param name="next">The cursor after which the next page starts; null when this is the last.</param>
/// <param name="isContinued">Whether the page was reached by a cursor.</param>
public class Connection<T>(IReadOnlyList<T> nodes, Func<int, string> cursorAt, string? next, bool isContinued)
{
    public static Connection<T> Empty { get; } = new([], _ => "", null, false);

    public IReadOnlyList<T> Nodes => nodes;

    public IReadOnlyList<Edge<T>> Edges => [.. nodes.Select((node, i) => new Edge<T>(cursorAt(i), node))];

    public PageInfo PageInfo => new(
        next is not null,
        isContinued,
        nodes.Count == 0 ? null : cursorAt(0),
        next ?? (nodes.Count == 0 ? null : cursorAt(nodes.Count - 1)));

    internal static Connection<T> Of(Page<T> page, string? after) => new(page.Items, page.CursorAt, page.Next, after is not null);
}

/// <summary>A page of a list whose whole length can be told.</summary>
/// <param name="count">Counts when it is asked for.</param>
public sealed class CountedConnection<T>(
    IReadOnlyList<T> nodes, Func<int, string> cursorAt, string? next, bool isContinued, Func<CancellationToken, ValueTask<int>> count)
    : Connection<T>(nodes, cursorAt, next, isContinued)
{
    public ValueTask<int> Count(CancellationToken cancellationToken) => count(cancellationToken);
}

/// <summary>An entry of a page.</summary>
/// <param name="Cursor">Where the entry stands in the list; opaque to clients.</param>
public sealed record Edge<T>(string Cursor, T Node);

/// <summary>Where a page stands in its list.</summary>
/// <param name="EndCursor">Null only when there is nothing to read on from.</param>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
