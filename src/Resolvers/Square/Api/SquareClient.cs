namespace Graph.Resolvers.Square.Api;

/// <summary>Square's Connect API, as much of it as is used; retried, bounded in time and size, with typed errors.</summary>
public sealed class SquareClient : IDisposable
{
    private readonly SquareExchange exchange;

    /// <param name="handler">Null for the network.</param>
    public SquareClient(SquareOptions options, TimeProvider time, HttpMessageHandler? handler = null)
    {
        exchange = new SquareExchange(options, handler, time);
        OAuth = new OAuthApi(exchange);
        Merchants = new MerchantsApi(exchange);
        Catalog = new CatalogApi(exchange);
        Orders = new OrdersApi(exchange);
        Customers = new CustomersApi(exchange);
    }

    internal OAuthApi OAuth { get; }

    internal MerchantsApi Merchants { get; }

    internal CatalogApi Catalog { get; }

    internal OrdersApi Orders { get; }

    internal CustomersApi Customers { get; }

    public void Dispose() => exchange.Dispose();
}
