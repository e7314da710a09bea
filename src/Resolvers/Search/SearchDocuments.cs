using Graph.Resolvers.Customers;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;

namespace Graph.Resolvers.Search;

/// <summary>Reads what can be found.</summary>
public sealed class SearchDocuments(OrderStore orders, CustomerStore contacts, CustomerLookup customers, ProductStore products)
{
    /// <summary>Those that exist, by their ids.</summary>
    internal async ValueTask<IReadOnlyDictionary<string, SearchDocument>> GetMany(
        SearchType type, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        IEnumerable<SearchDocument> found = type switch
        {
            SearchType.Customer =>
                (await customers.GetMany([.. ids.Select(id => new CustomerId(id))], cancellationToken)).Values.Select(SearchDocument.Of),
            SearchType.Product => (await products.GetMany(ids, cancellationToken)).Values.Select(SearchDocument.Of),
            _ => (await orders.GetMany([.. ids.Select(id => new OrderId(id))], cancellationToken)).Values
                .Where(order => order.Counts)
                .Select(SearchDocument.Of),
        };
        return found.ToDictionary(document => document.Id, StringComparer.Ordinal);
    }

    /// <summary>The order that has the text for its reference or id, and the customer whose e-mail it is.</summary>
    internal async ValueTask<IReadOnlyList<(SearchType Type, SearchDocument Document)>> GetExact(
        IReadOnlyList<SearchType> types, string text, CancellationToken cancellationToken)
    {
        var found = new List<(SearchType Type, SearchDocument Document)>();
        if (types.Contains(SearchType.Order)
            && (await orders.FindByReference(text, cancellationToken) ?? await orders.Get(new OrderId(text), cancellationToken))
                is { Counts: true } order)
            found.Add((SearchType.Order, SearchDocument.Of(order)));
        if (types.Contains(SearchType.Customer)
            && await contacts.FindIdByEmail(text, cancellationToken) is { } id
            && await customers.GetLatest(id, cancellationToken) is { } customer)
            found.Add((SearchType.Customer, SearchDocument.Of(customer)));
        return found;
    }
}
