using Graph.GraphQL.Binding;

namespace Graph.Resolvers;

// The inputs that the generator makes from the schema; this file goes when it makes them.

public sealed record DateTimeRange { public Optional<DateTimeOffset?> From { get; init; } public Optional<DateTimeOffset?> To { get; init; } }
public sealed record DateRange { public Optional<DateOnly?> From { get; init; } public Optional<DateOnly?> To { get; init; } }
public sealed record DecimalRange { public Optional<decimal?> Min { get; init; } public Optional<decimal?> Max { get; init; } }
public sealed record OrderFilter
{
    public Optional<DateTimeRange?> CreatedAt { get; init; }
    public Optional<DateRange?> CreatedOn { get; init; }
    public Optional<DecimalRange?> Total { get; init; }
    public Optional<string?> Status { get; init; }
    public Optional<string?> CustomerId { get; init; }
    public Optional<string?> PaymentType { get; init; }
    public Optional<string?> ProductCode { get; init; }
    public Optional<string?> Search { get; init; }
}
public sealed record CustomerFilter
{
    public Optional<CustomerSegment?> Segment { get; init; }
    public Optional<string?> Search { get; init; }
    public Optional<DateTimeRange?> LastOrderAt { get; init; }
    public Optional<DateRange?> LastOrderOn { get; init; }
    public Optional<DecimalRange?> TotalSpend { get; init; }
}
public sealed record ImportOrderInput
{
    public Optional<string?> Reference { get; init; }
    public Optional<string?> OrderDate { get; init; }
    public required ImportContactInput Contact { get; init; }
    public Optional<ImportDeliveryInput?> Delivery { get; init; }
    public required IReadOnlyList<ImportItemInput> Items { get; init; }
    public Optional<ImportTotalsInput?> Totals { get; init; }
    public Optional<ImportPaymentInput?> Payment { get; init; }
    public Optional<ImportExternalReferencesInput?> External { get; init; }
}
public sealed record ImportContactInput
{
    public Optional<string?> Name { get; init; }
    public Optional<string?> FirstName { get; init; }
    public Optional<string?> LastName { get; init; }
    public Optional<string?> Email { get; init; }
    public Optional<string?> Phone { get; init; }
    public Optional<string?> Company { get; init; }
    public Optional<string?> AccountName { get; init; }
    public Optional<string?> AccountCode { get; init; }
}
public sealed record ImportDeliveryInput
{
    public Optional<string?> Name { get; init; }
    public Optional<string?> Company { get; init; }
    public Optional<string?> Street { get; init; }
    public Optional<string?> City { get; init; }
    public Optional<string?> Country { get; init; }
    public Optional<string?> Phone { get; init; }
}
public sealed record ImportItemInput
{
    public Optional<string?> ProductCode { get; init; }
    public Optional<string?> Description { get; init; }
    public required decimal UnitPrice { get; init; }
    public required decimal Quantity { get; init; }
    public Optional<decimal?> TotalPrice { get; init; }
}
public sealed record ImportTotalsInput
{
    public Optional<decimal?> Subtotal { get; init; }
    public Optional<decimal?> Freight { get; init; }
    public Optional<string?> FreightDescription { get; init; }
    public Optional<decimal?> Gst { get; init; }
    public Optional<decimal?> Total { get; init; }
}
public sealed record ImportPaymentInput
{
    public Optional<string?> Type { get; init; }
    public Optional<string?> TransactionId { get; init; }
    public Optional<string?> Amount { get; init; }
}
public sealed record ImportExternalReferencesInput
{
    public Optional<string?> GreentreeReference { get; init; }
    public Optional<string?> GreentreeId { get; init; }
    public Optional<string?> GreentreeStatus { get; init; }
    public Optional<string?> ShopReference { get; init; }
    public Optional<string?> ShopId { get; init; }
}
