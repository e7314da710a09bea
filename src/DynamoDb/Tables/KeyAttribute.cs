using Graph.DynamoDb.Items;

namespace Graph.DynamoDb.Tables;

/// <summary>An attribute that a table or an index has as its partition or sort key: a string, a number or binary.</summary>
public sealed record KeyAttribute(string Name, ScalarKind Kind = ScalarKind.String)
{
    public static implicit operator KeyAttribute(string name) => new(name);

    public static KeyAttribute Number(string name) => new(name, ScalarKind.Number);
}
