using System.Globalization;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Orders;

namespace Graph.LocalDev.Seed;

/// <summary>
/// 3,000 invented orders over the two years before a day. The same day gives the same orders.
/// </summary>
internal static class SeedOrders
{
    public const int Count = 3000;

    private const int Days = 730;
    private const int FirstReference = 500_001;

    private static readonly TimeSpan NewZealand = TimeSpan.FromHours(12);

    /// <param name="today">The orders end the day before.</param>
    public static IReadOnlyList<Order> Before(DateOnly today)
    {
        var random = new Random(20310506);
        var end = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var placed = SeedCustomers.All
            .SelectMany((customer, i) => TimesOf(customer.Habit, CountOf(customer.Habit, i), end, random).Select(time => (customer, time)))
            .OrderBy(order => order.time)
            .ThenBy(order => order.customer.Customer.Id.Value, StringComparer.Ordinal)
            .ToArray();
        return [.. placed.Select((order, i) => OrderOf(order.customer, FirstReference + i, order.time, random))];
    }

    // Weekly customers take what the others leave of the 3,000.
    private static int CountOf(Habit habit, int customerIndex) => habit switch
    {
        Habit.Monthly => 24,
        Habit.Quarterly => 9,
        Habit.Seldom => 4,
        Habit.Once => 1,
        Habit.Lapsed => 6,
        Habit.Recent => 3,
        _ => WeeklyCountOf(customerIndex),
    };

    private static int WeeklyCountOf(int customerIndex)
    {
        int[] weekly = [.. Enumerable.Range(0, SeedCustomers.Count).Where(i => SeedCustomers.All[i].Habit == Habit.Weekly)];
        var others = SeedCustomers.All.Where(c => c.Habit != Habit.Weekly).Sum(c => CountOf(c.Habit, 0));
        var (each, rest) = Math.DivRem(Count - others, weekly.Length);
        return each + (Array.IndexOf(weekly, customerIndex) < rest ? 1 : 0);
    }

    private static IEnumerable<DateTimeOffset> TimesOf(Habit habit, int count, DateTimeOffset end, Random random)
    {
        var (firstDay, lastDay) = habit switch
        {
            Habit.Lapsed => (0, Days - 150),
            Habit.Recent => (Days - 28, Days),
            Habit.Once => (random.Next(Days - 1), Days),
            _ => (0, Days),
        };
        var interval = (double)(lastDay - firstDay) / count;
        for (var i = 0; i < count; i++)
        {
            var day = firstDay + (int)((i + random.NextDouble()) * (habit == Habit.Once ? 1 : interval));
            yield return end.AddDays(Math.Min(day, Days - 1) - Days) + WorkingHour(random);
        }
    }

    // Eight in the morning to half past five in New Zealand, as UTC within the same UTC day.
    private static TimeSpan WorkingHour(Random random) =>
        TimeSpan.FromMilliseconds((TimeSpan.FromHours(20) + TimeSpan.FromSeconds(random.Next(0, 14_000))).TotalMilliseconds + random.Next(1000));

    private static Order OrderOf(SeedCustomer customer, int reference, DateTimeOffset createdAt, Random random)
    {
        var items = ItemsOf(customer.Habit, random);
        var freight = customer.FreightZone switch { "Auckland" => 5.50m, "North" => 7.50m, _ => 11.00m };
        var total = items.Sum(item => item.TotalPrice) + freight;
        var totals = OrderTotals.Complete(items, null, freight, customer.FreightZone, total * 3 / 23, null);
        return new Order(
            new OrderId($"ORD-{reference}"),
            customer.Customer.Id,
            reference.ToString(CultureInfo.InvariantCulture),
            (createdAt + NewZealand).ToString("dd/MM/yyyy h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant(),
            createdAt,
            createdAt,
            StatusOf(random),
            "packaging_products_email_import",
            ContactOf(customer.Customer),
            DeliveryOf(customer),
            items,
            totals,
            PaymentOf(customer, reference, totals.Total),
            new OrderExternalReferences(
                reference.ToString(CultureInfo.InvariantCulture), $"{reference - 400_000}.1", "Entered", $"{reference - 491_000}", $"{reference - 491_000}"));
    }

    private static OrderItem[] ItemsOf(Habit habit, Random random)
    {
        var products = SeedProducts.All;
        var first = random.Next(products.Count);
        return [.. Enumerable.Range(0, random.Next(1, 7)).Select(line => ItemOf(products[(first + (line * 17)) % products.Count], habit, random))];
    }

    private static OrderItem ItemOf(PricedProduct product, Habit habit, Random random)
    {
        var most = product.Price < 10 ? 40 : 6;
        var quantity = random.Next(1, habit is Habit.Weekly or Habit.Monthly ? most : (most / 2) + 1);
        return new OrderItem(product.Product.Code, product.Product.Name, product.Price, quantity, product.Price * quantity);
    }

    private static string StatusOf(Random random) => random.Next(100) switch { < 70 => "pending", < 95 => "completed", _ => "cancelled" };

    private static OrderContact ContactOf(Customer customer) => new(
        customer.Name, customer.FirstName, customer.LastName, customer.Email, customer.Phone, customer.Company, customer.AccountName, customer.AccountCode);

    private static OrderDelivery DeliveryOf(SeedCustomer customer) => new(
        customer.Customer.Name, customer.Customer.Company, customer.Street, customer.City, "New Zealand", customer.Customer.Phone);

    private static OrderPayment PaymentOf(SeedCustomer customer, int reference, decimal total) =>
        customer.PaysByAccount
            ? new OrderPayment("Account", null, null)
            : new OrderPayment("PxPay", $"0000000{reference:x}", string.Create(CultureInfo.InvariantCulture, $"NZ${total:F2}"));
}
