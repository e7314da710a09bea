using Graph.Resolvers.Customers;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;

namespace Graph.Resolvers.Search;

/// <summary>What can be found, and the words it is found by.</summary>
/// <param name="Words">As many as are kept; what is told apart by comes first.</param>
/// <param name="Node">An <see cref="Order"/>, a <see cref="Customer"/> or a <see cref="Product"/>.</param>
internal sealed record SearchDocument(object Node, string Id, IReadOnlyList<string> Words)
{
    public static SearchDocument Of(Order order) => new(
        order,
        order.Id.Value,
        SearchWords.Of(order.Reference, order.Contact.Email, order.Contact.Name, order.Contact.Company));

    public static SearchDocument Of(Customer customer) => new(
        customer,
        customer.Id.Value,
        SearchWords.Of(
            customer.Email, customer.Phone, customer.AccountCode, customer.Name, customer.FirstName, customer.LastName, customer.Company,
            customer.AccountName));

    public static SearchDocument Of(Product product) => new(product, product.Code, SearchWords.Of(product.Code, product.Name));

    /// <summary>Whether every term begins one of the words.</summary>
    public bool Has(IEnumerable<string> terms) => terms.All(term => Words.Any(word => word.StartsWith(term, StringComparison.Ordinal)));

    /// <summary>Whether the hit's word is the first of the words that begin with its term: so each is found once, where it ranks best.</summary>
    public bool IsFirst(SearchHit hit) =>
        Words.First(word => word.StartsWith(hit.Term, StringComparison.Ordinal)) == hit.Word;
}
