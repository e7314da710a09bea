using Graph.DynamoDb.Items;
using Graph.DynamoDb.Tables;
using Graph.Testing.DynamoDb;

namespace Graph.DynamoDb.Tests;

/// <summary>The item of these tests: a ticket to an event. "status" and "event" are not free names: one is reserved.</summary>
internal sealed record Ticket(string Id, string Event, DateTimeOffset SoldAt, decimal Price, string? Status = null)
{
    public static readonly ItemMapping<Ticket> Mapping = new(
        item => new Ticket(
            item.String("id"), item.String("event"), item.Timestamp("soldAt"), item.Decimal("price"), item.StringOrNull("status")),
        (ticket, item) => item
            .String("id", ticket.Id)
            .String("event", ticket.Event)
            .Timestamp("soldAt", ticket.SoldAt)
            .Number("price", ticket.Price)
            .String("status", ticket.Status));

    public static TableDefinition Definition(string purpose) => new("tickets", purpose, "id")
    {
        Indexes = [new IndexDefinition("by-event", "event", "soldAt")],
    };

    /// <summary>A new table of the fixture's stage.</summary>
    public static async Task<Table<Ticket>> NewTable(DatabaseFixture fixture, string purpose, params Ticket[] tickets)
    {
        await fixture.Database.CreateTables([Definition(purpose)]);
        var table = fixture.Database.Table(Definition(purpose), Mapping);
        await table.BatchWrite(tickets);
        fixture.Requests.Clear();
        return table;
    }

    /// <summary>Sold one minute after the other, for 1, 2, 3 … each; "open" and "used" in turn.</summary>
    public static Ticket[] Sold(string @event, int count) => Enumerable.Range(0, count)
        .Select(index => new Ticket(
            $"{@event}-{index:d4}",
            @event,
            new DateTimeOffset(2031, 5, 6, 0, 0, 0, TimeSpan.Zero).AddMinutes(index),
            index + 1,
            index % 2 == 0 ? "open" : "used"))
        .ToArray();
}
