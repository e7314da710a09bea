using System.Text;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;

namespace Graph.Resolvers.Tests.Customers.Cache;

public sealed class CustomerOrderTests
{
    /// <summary>Of a sort key, in bytes.</summary>
    private const int Longest = 1024;

    public static TheoryData<string> Ids => [new string('x', 2048), new string('€', 682), string.Concat(Enumerable.Repeat("😀", 512)), new string('x', 400)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_position_fits_into_a_sort_key_whatever_the_id(string id)
    {
        var customer = SomeOne(id);
        Assert.All(CustomerOrder.All, order => Assert.InRange(Encoding.UTF8.GetByteCount(order.PositionOf(customer, CustomerActivity.None)), 1, Longest));
    }

    [Fact]
    public void No_two_ids_have_one_position()
    {
        var order = CustomerOrder.Of(CustomerSort.NameAsc);
        var start = new string('x', 500);
        var ids = new List<string> { $"{start}1", $"{start}2" };
        // An id that says what stands for a long one.
        ids.Add(order.PositionOf(SomeOne(ids[0]), CustomerActivity.None).Split('\u0001', 2)[1]);

        Assert.Equal(3, ids.Select(id => order.PositionOf(SomeOne(id), CustomerActivity.None)).Distinct().Count());
    }

    private static Customer SomeOne(string id) =>
        CustomerStore.ProfileOf(new CustomerId(id), OrderContact.Unknown with { Name = new string('語', 300) });
}
