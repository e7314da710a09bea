using Graph.LocalDev.Seed;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Products;

namespace Graph.Resolvers.Tests.Seed;

public sealed class SeedDataTests
{
    private static readonly DateOnly Today = new(2031, 5, 6);

    [Fact]
    public void The_same_day_gives_the_same_3000_orders()
    {
        var (once, again) = (SeedData.OrdersBefore(Today), SeedData.OrdersBefore(Today));
        Assert.Equal(3000, once.Select(order => order.Id).Distinct().Count());
        Assert.Equal(once.Select(order => (order.Id, order.CreatedAt, order.Totals)), again.Select(order => (order.Id, order.CreatedAt, order.Totals)));
    }

    [Fact]
    public void Orders_end_yesterday_and_begin_two_years_before()
    {
        var orders = SeedData.OrdersBefore(Today);
        Assert.All(orders, order => Assert.InRange(DateOnly.FromDateTime(order.CreatedAt.UtcDateTime), Today.AddDays(-730), Today.AddDays(-1)));
        Assert.Equal(orders.OrderBy(order => order.CreatedAt), orders);
    }

    [Fact]
    public void There_are_200_customers_with_ids_and_mail_addresses_of_their_own_and_each_has_orders()
    {
        Assert.Equal(200, SeedData.Customers.Select(customer => customer.Id).Distinct().Count());
        Assert.Equal(200, SeedData.Customers.Select(customer => customer.Email).Distinct().Count());
        Assert.All(SeedData.Customers, customer => Assert.EndsWith(".example", customer.Email, StringComparison.Ordinal));
        Assert.Equal(200, SeedData.OrdersBefore(Today).Select(order => order.CustomerId).Distinct().Count());
    }

    [Fact]
    public void Every_segment_and_every_frequency_occurs()
    {
        var now = new DateTimeOffset(Today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var metrics = SeedData.OrdersBefore(Today)
            .GroupBy(order => order.CustomerId)
            .Select(orders => orders.Aggregate(CustomerActivity.None, (sum, order) => sum.With(order.CreatedAt, order.Totals.Total, order.Reference)))
            .Select(activity => CustomerMetrics.Of(new ComputedActivity(activity, now, CacheHit: false), now))
            .ToArray();
        Assert.Equal(Enum.GetValues<CustomerSegment>().Order(), metrics.Select(m => m.Segment).Distinct().Order());
        Assert.Equal(Enum.GetValues<PurchaseFrequency>().Except([PurchaseFrequency.None]).Order(), metrics.Select(m => m.PurchaseFrequency).Distinct().Order());
    }

    [Fact]
    public void The_60_products_have_valid_codes_and_fill_all_categories()
    {
        Assert.Equal(60, SeedData.Products.Select(product => product.Code).Distinct().Count());
        Assert.All(SeedData.Products, product => Assert.True(ProductCode.IsValid(product.Code), product.Code));
        Assert.Equal(
            ProductCategories.All.Select(category => category.Name).Order(),
            SeedData.Products.Select(product => product.CategoryName).Distinct().Order());
    }

    [Fact]
    public void The_total_of_an_order_is_its_lines_and_freight() =>
        Assert.All(SeedData.OrdersBefore(Today), order =>
        {
            Assert.Equal(order.Items.Sum(item => item.TotalPrice), order.Totals.Subtotal);
            Assert.Equal(order.Totals.Subtotal + order.Totals.Freight, order.Totals.Total);
        });

    [Fact]
    public void The_users_have_the_ids_that_the_local_issuer_signs_in() =>
        Assert.Equal(
            [("user-1", "ada@example.com"), ("user-2", "ben@example.com"), ("coach-1", "cleo@example.com"), ("admin-1", "dora@example.com")],
            SeedData.Users.Select(user => (user.Id.Value, user.Email!)));

    [Fact]
    public void Profiles_and_businesses_are_those_of_users_and_no_two_businesses_share_an_e_mail()
    {
        var users = SeedData.Users.Select(user => user.Id).ToHashSet();
        Assert.All(SeedData.Profiles, profile => Assert.Contains(profile.UserId, users));
        Assert.Equal(["user-1", "user-1", "user-2"], SeedData.Businesses.Select(business => business.OwnerId.Value));
        Assert.Equal(3, SeedData.Businesses.Select(business => business.Email.ToLowerInvariant()).Distinct().Count());
    }
}
