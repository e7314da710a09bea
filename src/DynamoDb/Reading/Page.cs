namespace Graph.DynamoDb.Reading;

/// <summary>Some items and how to go on after them.</summary>
public sealed class Page<T>
{
    private readonly Func<int, string> cursorAt;

    internal Page(IReadOnlyList<T> items, string? next, int itemsRead, Func<int, string> cursorAt)
    {
        Items = items;
        Next = next;
        ItemsRead = itemsRead;
        this.cursorAt = cursorAt;
    }

    public IReadOnlyList<T> Items { get; }

    /// <summary>The cursor after which the next page starts; null at the end.</summary>
    public string? Next { get; }

    /// <summary>
    /// True when there is another item, or when reading stopped at the query's bound before that was known.
    /// </summary>
    public bool HasMore => Next is not null;

    /// <summary>How many items were read for this page, those that did not pass the filter included.</summary>
    public int ItemsRead { get; }

    /// <summary>The cursor of one item: a page that continues from it starts with the item after it.</summary>
    public string CursorAt(int index) => cursorAt(index);
}
