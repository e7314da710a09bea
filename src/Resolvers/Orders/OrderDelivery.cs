namespace Graph.Resolvers.Orders;

/// <summary>Where an order goes. Texts that are not known are empty.</summary>
public sealed record OrderDelivery(string Name, string Company, string Street, string City, string Country, string Phone);
