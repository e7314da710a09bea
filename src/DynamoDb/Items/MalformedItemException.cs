namespace Graph.DynamoDb.Items;

/// <summary>
/// A stored item does not have the shape that its mapping reads. Says table, attribute, what was expected and what is there.
/// </summary>
public sealed class MalformedItemException : Exception
{
    internal MalformedItemException(string table, string attribute, string expected, string found)
        : base($"Table {table}: attribute {attribute} should be {expected} but is {found}.")
    {
        Table = table;
        Attribute = attribute;
    }

    public string Table { get; }

    /// <summary>The path from the item's root, as in <c>items[2].quantity</c>.</summary>
    public string Attribute { get; }
}
