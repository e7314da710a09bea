using System.Security.Cryptography;
using System.Text;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers.Cache;

/// <summary>
/// An order of customers: an index, and the text by which it sorts. The text ends with the customer's id, or with what stands for a
/// long one, so that no two customers share a position, and a list can go on after one who is not in it any more.
/// </summary>
internal sealed class CustomerOrder
{
    /// <summary>In characters, of up to 3 bytes; with <see cref="LongestId"/>, so that the text is no longer than a sort key may be.</summary>
    private const int LongestName = 200;

    /// <summary>In bytes of UTF-8. Ids come from other systems and may have 2,048.</summary>
    private const int LongestId = 400;

    /// <summary>In characters; what is left of a longer id, so that equal customers come roughly by their ids.</summary>
    private const int LongestPrefix = 100;

    /// <summary>Before the id, and before every character that a name has.</summary>
    private const char Separator = '\u0001';

    private static readonly CustomerOrder s_bySpend = new(
        CustomerMetricsTable.BySpend, "spendSort", (_, activity) => SortableNumber.Of(activity.TotalSpend));

    private static readonly CustomerOrder s_byOrderCount = new(
        CustomerMetricsTable.ByOrderCount, "orderCountSort", (_, activity) => SortableNumber.Of(activity.OrderCount));

    private static readonly CustomerOrder s_byLastOrder = new(
        CustomerMetricsTable.ByLastOrder, "lastOrderSort", (_, activity) => activity.LastOrderAt is { } last ? StoredTime.Format(last) : "");

    private static readonly CustomerOrder s_byName = new(CustomerMetricsTable.ByName, "nameSort", (customer, _) => NameOf(customer));

    private readonly Func<Customer, CustomerActivity, string> textOf;

    private CustomerOrder(string index, string attribute, Func<Customer, CustomerActivity, string> textOf) =>
        (Index, Attribute, this.textOf) = (index, attribute, textOf);

    public static IReadOnlyList<CustomerOrder> All { get; } = [s_bySpend, s_byOrderCount, s_byLastOrder, s_byName];

    public string Index { get; }

    /// <summary>The index's sort key.</summary>
    public string Attribute { get; }

    public static CustomerOrder Of(CustomerSort sort) => sort switch
    {
        CustomerSort.TotalSpendDesc or CustomerSort.TotalSpendAsc => s_bySpend,
        CustomerSort.OrderCountDesc or CustomerSort.OrderCountAsc => s_byOrderCount,
        CustomerSort.LastOrderDesc or CustomerSort.LastOrderAsc => s_byLastOrder,
        _ => s_byName,
    };

    public static bool IsDescending(CustomerSort sort) =>
        sort is CustomerSort.TotalSpendDesc or CustomerSort.OrderCountDesc or CustomerSort.LastOrderDesc or CustomerSort.NameDesc;

    public string PositionOf(Customer customer, CustomerActivity activity) =>
        $"{textOf(customer, activity)}{Separator}{TextOf(customer.Id)}";

    private static string NameOf(Customer customer) => Prefix(SearchText.Fold(customer.Name), LongestName);

    /// <summary>The id, or its beginning and its hash. An id with the separator is never itself, so that it cannot be another's hash.</summary>
    private static string TextOf(CustomerId id)
    {
        var bytes = Encoding.UTF8.GetBytes(id.Value);
        return bytes.Length <= LongestId && !id.Value.Contains(Separator)
            ? id.Value
            : $"{Prefix(id.Value, LongestPrefix)}{Separator}{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
    }

    /// <summary>No half of a surrogate pair.</summary>
    private static string Prefix(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }
}
