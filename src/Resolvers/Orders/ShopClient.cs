namespace Graph.Resolvers.Orders;

/// <summary>The one shop whose orders these are. Its id is the partition of every list over all orders or products.</summary>
public static class ShopClient
{
    public const string Id = "7b0d485f-8ef9-45b0-881a-9d8f4447ced2";
    public const string Name = "Packaging Products";
    public const string Project = "WebOrders";
}
