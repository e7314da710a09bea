namespace Graph.DynamoDb.Items;

/// <summary>Where a reader stands, for error messages: made into text only when there is an error.</summary>
internal sealed class ItemPath
{
    private readonly ItemPath? parent;
    private readonly string name;
    private readonly int index;

    public ItemPath(string table)
        : this(table, null, "", -1)
    {
    }

    private ItemPath(string table, ItemPath? parent, string name, int index)
    {
        Table = table;
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    public string Table { get; }

    public ItemPath Into(string name, int index = -1) => new(Table, this, name, index);

    public string Then(string attribute) => parent is null ? attribute : $"{this}.{attribute}";

    public override string ToString()
    {
        var self = index < 0 ? name : $"{name}[{index}]";
        return parent is null ? self : parent.Then(self);
    }
}
