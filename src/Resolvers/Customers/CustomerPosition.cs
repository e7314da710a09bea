using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Graph.DynamoDb.Items;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers;

/// <summary>
/// Where a customer stands in a sorted list. No two customers share a position, so a list can go on after one of them even
/// when that customer is not in it any more.
/// </summary>
/// <param name="Number">What numbers and times are sorted by; 0 in lists by name.</param>
/// <param name="Text">What names are sorted by; empty in other lists.</param>
internal readonly record struct CustomerPosition(decimal Number, string Text, string Id)
{
    private const int LongestText = 500;

    public static CustomerPosition Of(Customer customer, CustomerActivity activity, CustomerSort sort) => sort switch
    {
        CustomerSort.TotalSpendDesc or CustomerSort.TotalSpendAsc => new(activity.TotalSpend, "", customer.Id.Value),
        CustomerSort.OrderCountDesc or CustomerSort.OrderCountAsc => new(activity.OrderCount, "", customer.Id.Value),
        CustomerSort.LastOrderDesc or CustomerSort.LastOrderAsc => new(activity.LastOrderAt?.UtcTicks ?? 0, "", customer.Id.Value),
        _ => new(0, SortTextOf(customer.Name), customer.Id.Value),
    };

    /// <summary>Equal customers come in the order of their ids, upwards and downwards.</summary>
    public int CompareTo(CustomerPosition other, CustomerSort sort)
    {
        var byValue = Number.CompareTo(other.Number);
        if (byValue == 0)
            byValue = string.CompareOrdinal(Text, other.Text);
        if (byValue == 0)
            return string.CompareOrdinal(Id, other.Id);
        return IsDescending(sort) ? -byValue : byValue;
    }

    public KeyValuePair<string, ItemValue>[] ToCursor() => [new("n", Number), new("t", Text), new("i", Id)];

    /// <returns>False for a position of another kind of list.</returns>
    public static bool TryRead(IReadOnlyDictionary<string, ItemValue> cursor, [NotNullWhen(true)] out CustomerPosition? position)
    {
        position = null;
        if (!cursor.TryGetValue("n", out var number) || !cursor.TryGetValue("t", out var text) || !cursor.TryGetValue("i", out var id))
            return false;
        if (!decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return false;
        position = new CustomerPosition(value, text.Text, id.Text);
        return true;
    }

    /// <summary>As much of a name as a cursor can hold, and no half of a surrogate pair.</summary>
    private static string SortTextOf(string name)
    {
        var folded = SearchText.Fold(name);
        if (folded.Length <= LongestText)
            return folded;
        return folded[..(char.IsHighSurrogate(folded[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }

    private static bool IsDescending(CustomerSort sort) =>
        sort is CustomerSort.TotalSpendDesc or CustomerSort.OrderCountDesc or CustomerSort.LastOrderDesc or CustomerSort.NameDesc;
}
