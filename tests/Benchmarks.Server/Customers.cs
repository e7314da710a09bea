using System.Globalization;

namespace Graph.Benchmarks.Server;

public sealed record Customer(
    string Id, string Name, string Email, string Segment, int OrderCount, double TotalSpend, Order[] AllOrders);

public sealed record Order(string Id, int Number, string PlacedAt, double Total, string CustomerId, Line[] Lines);

public sealed record Line(string Sku, int Quantity, double Price);

/// <summary>100 customers with 10 orders of 3 lines each: every server under comparison serves these values.</summary>
public sealed class Customers
{
    private static readonly string[] s_segments = ["retail", "wholesale", "vip"];

    private readonly Dictionary<string, Customer> _byId;

    public Customers()
    {
        All = [.. Enumerable.Range(1, 100).Select(NewCustomer)];
        _byId = All.ToDictionary(c => c.Id);
    }

    public Customer[] All { get; }

    public Customer? Find(string id) => _byId.GetValueOrDefault(id);

    private static Customer NewCustomer(int c)
    {
        Order[] orders = [.. Enumerable.Range(1, 10).Select(o => NewOrder(c, o))];
        return new Customer(
            Id(c), $"Customer {c}", $"customer{c}@example.com", s_segments[c % 3], 10, Cents(orders.Sum(o => o.Total)), orders);
    }

    private static Order NewOrder(int c, int o)
    {
        Line[] lines = [.. Enumerable.Range(1, 3).Select(l => NewLine(c, o, l))];
        var placedAt = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays((c + o) % 365);
        return new Order(
            $"o-{c}-{o}",
            c * 1000 + o,
            placedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            Cents(lines.Sum(l => l.Quantity * l.Price)),
            Id(c),
            lines);
    }

    private static Line NewLine(int c, int o, int l) => new(
        $"SKU-{(c * 7 + o * 3 + l) % 500}", 1 + (c + o + l) % 5, ((c * 31 + o * 17 + l * 7) % 9900 + 100) / 100.0);

    private static string Id(int c) => c.ToString(CultureInfo.InvariantCulture);

    private static double Cents(double amount) => Math.Floor(amount * 100 + 0.5) / 100;
}
