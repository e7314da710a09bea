using System.Globalization;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Orders;

namespace Graph.Operations;

/// <summary>Any number of invented orders of the two years before an instant; the same numbers give the same orders.</summary>
public sealed class InventedOrders(int count, int customers, DateTimeOffset until)
{
    private const int Products = 300;
    private const int FirstReference = 1_000_000;

    private static readonly TimeSpan s_span = TimeSpan.FromDays(730);
    private static readonly string[] s_firstNames = ["Mere", "Ana", "Tom", "Ines", "Wiremu", "Lucy", "Hana", "Jack", "Sione", "Emma"];
    private static readonly string[] s_lastNames = ["Tai", "Brown", "Novák", "Müller", "Ngata", "Smith", "Patel", "Chen", "Jones", "Walker"];

    public int Count => count;

    /// <summary>Their codes are <c>P001</c> and so on.</summary>
    public static string CodeOf(int product) => $"P{product + 1:d3}";

    public IEnumerable<Customer> Customers() => Enumerable.Range(0, customers).Select(CustomerOf);

    /// <summary>Oldest first, spread evenly over time; some customers order more than others.</summary>
    public IEnumerable<Order> Orders()
    {
        var random = new Random(count);
        for (var i = 0; i < count; i++)
        {
            // A square, so that the first have most.
            var share = random.NextDouble();
            yield return OrderOf(i, CustomerOf((int)(share * share * customers)), random);
        }
    }

    private static Customer CustomerOf(int number)
    {
        var (first, last) = (s_firstNames[number % s_firstNames.Length], s_lastNames[number / s_firstNames.Length % s_lastNames.Length]);
        return new Customer(
            new CustomerId($"invented-{number:d6}"), $"{first} {last}", first, last, $"customer{number}@example.com", "021", $"Company {number}", "Web", "100");
    }

    private Order OrderOf(int number, Customer customer, Random random)
    {
        var reference = (FirstReference + number).ToString(CultureInfo.InvariantCulture);
        var created = until - s_span + s_span * ((double)number / count);
        OrderItem[] items = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => ItemOf(random))];
        return new Order(
            new OrderId($"ORD-{reference}"),
            customer.Id,
            reference,
            null,
            created,
            created,
            random.Next(10) == 0 ? "completed" : "pending",
            "packaging_products_email_import",
            new OrderContact(customer.Name, customer.FirstName, customer.LastName, customer.Email, "021", customer.Company, "Web", "100"),
            new OrderDelivery(customer.Name, customer.Company, $"{number % 90 + 1} Bay Street", "Napier", "New Zealand", "021"),
            items,
            OrderTotals.Complete(items, null, 5.50m, "North", null, null),
            new OrderPayment(number % 3 == 0 ? "Account" : "PxPay", null, null),
            OrderExternalReferences.None);
    }

    private static OrderItem ItemOf(Random random)
    {
        var (price, quantity) = (random.Next(50, 5_000) / 100m, random.Next(1, 20));
        return new OrderItem(CodeOf(random.Next(Products)), "An invented product", price, quantity, price * quantity);
    }
}
