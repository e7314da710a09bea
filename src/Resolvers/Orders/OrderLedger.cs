using System.Runtime.CompilerServices;
using Graph.Resolvers.Products.Sales;
using Graph.Resolvers.Reports;
using Graph.Resolvers.Shared.Projections;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Orders;

/// <summary>Keeps what orders add up to, for products and for reports, as orders change.</summary>
public sealed partial class OrderLedger : LedgerProjection
{
    /// <summary>What is kept of orders.</summary>
    internal static IReadOnlyList<EntryKind> Kinds { get; } = [.. ProductEntries.Kinds, SalesEntries.Kind];

    private readonly OrderStore orders;
    private readonly ILogger<OrderLedger> logger;

    internal OrderLedger(OrderStore orders, Ledger ledger, ProjectionStore projections, ILogger<OrderLedger> logger)
        : base(ledger, projections) => (this.orders, this.logger) = (orders, logger);

    /// <summary>To be told of every order that was written or deleted, as often as may be.</summary>
    public ValueTask Update(OrderId id, CancellationToken cancellationToken) => Bring(id.Value, cancellationToken);

    private protected override IAsyncEnumerable<string> Sources(CancellationToken cancellationToken) =>
        orders.AllSummaries(cancellationToken).Select(order => order.Id.Value);

    private protected override async ValueTask<IReadOnlyList<Entry>> Read(string source, CancellationToken cancellationToken) =>
        await orders.Get(new OrderId(source), cancellationToken, consistent: true) is { } order ? EntriesOf(order) : [];

    private protected override async IAsyncEnumerable<(string Source, IReadOnlyList<Entry> Entries)> All(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var order in orders.All(cancellationToken))
            yield return (order.Id.Value, EntriesOf(order));
    }

    private IReadOnlyList<Entry> EntriesOf(Order order)
    {
        Entry[] entries = [.. ProductEntries.Of(order), .. SalesEntries.Of(order)];
        var possible = Possible(entries);
        if (possible.Count < entries.Length)
            LogLeftOut(order.Id);
        return possible;
    }

    [LoggerMessage(LogLevel.Warning, "Order {Id} has a product, a city or an id that is longer than a key may be; what is kept lacks it.")]
    private partial void LogLeftOut(OrderId id);
}
