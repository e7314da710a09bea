using System.Globalization;
using System.Text.Json.Nodes;
using Graph.LocalDev.Seed;
using Graph.Resolvers.Orders;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>The orders that the system was filled with, to add up here what reports say of them.</summary>
/// <param name="Today">The day before which they end.</param>
internal sealed record SeededOrders(DateOnly Today, IReadOnlyList<Order> All)
{
    private const string First = "ORD-500001";

    public static async Task<SeededOrders> Of(SeededSystem system)
    {
        var stored = JsonNode.Parse(await system.Client.GetStringAsync($"/api/orders/{First}"))!["data"]!;
        var createdAt = DateTimeOffset.Parse((string)stored["createdAt"]!, CultureInfo.InvariantCulture);
        // It may have become midnight since.
        var now = DateOnly.FromDateTime(DateTime.UtcNow);
        return new[] { now, now.AddDays(-1) }
            .Select(day => new SeededOrders(day, SeedData.OrdersBefore(day)))
            .Single(orders => orders.All.Single(order => order.Id.Value == First).CreatedAt == createdAt);
    }

    /// <summary>Those of the days, without the last one.</summary>
    public IReadOnlyList<Order> Between(DateOnly first, DateOnly end) =>
        [.. All.Where(order => DayOf(order) >= first && DayOf(order) < end)];

    public static DateOnly DayOf(Order order) => DateOnly.FromDateTime(order.CreatedAt.UtcDateTime);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>As JavaScript writes a number.</summary>
    public static string Number(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    public static string Money(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero).ToString("F2", CultureInfo.InvariantCulture);

    public static decimal Sum(IEnumerable<Order> orders) => orders.Sum(order => order.Totals.Total);
}
