namespace Graph.Resolvers.Customers.Cache;

/// <summary>Whether customers are read from what the stream of orders keeps.</summary>
public sealed class CustomerCacheOptions
{
    /// <summary>When it is off, everything is read from orders; what the stream keeps is kept on.</summary>
    public bool IsOn { get; init; } = true;
}
