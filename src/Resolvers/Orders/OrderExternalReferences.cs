namespace Graph.Resolvers.Orders;

/// <summary>An order's numbers in the accounting system (Greentree) and in the shop's content management.</summary>
public sealed record OrderExternalReferences(
    string? GreentreeReference,
    string? GreentreeId,
    string? GreentreeStatus,
    string? ShopReference,
    string? ShopId)
{
    public static OrderExternalReferences None { get; } = new(null, null, null, null, null);
}
