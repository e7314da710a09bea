namespace Graph.Resolvers.Orders;

/// <summary>The id of an order, such as <c>ORD-500123</c>.</summary>
public readonly record struct OrderId(string Value)
{
    public override string ToString() => Value;
}
