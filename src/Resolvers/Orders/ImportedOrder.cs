using Graph.Resolvers.Customers;

namespace Graph.Resolvers.Orders;

/// <summary>The order that an import describes.</summary>
internal static class ImportedOrder
{
    /// <summary>What is in <c>source</c> of every imported order.</summary>
    public const string Source = "packaging_products_email_import";

    private const string StatusAtImport = "pending";

    /// <summary>The shop's order number; null when the import has none.</summary>
    public static string? ReferenceOf(ImportOrderInput input) => TextOrNull(input.Reference.Value?.Trim());

    /// <summary>An import without number and lines brings a contact only.</summary>
    public static bool IsIn(ImportOrderInput input) => ReferenceOf(input) is not null || input.Items.Count > 0;

    /// <summary>
    /// The id follows from the order number, so that of two imports with one number only one can be written.
    /// An order without number gets an id of its own.
    /// </summary>
    public static OrderId IdFor(string? reference) => new(reference is null ? Guid.NewGuid().ToString() : $"ORD-{reference}");

    public static Order Of(ImportOrderInput input, CustomerId customerId, DateTimeOffset now)
    {
        var reference = ReferenceOf(input);
        OrderItem[] items = [.. input.Items.Select(ItemOf)];
        return new Order(
            IdFor(reference),
            customerId,
            reference,
            TextOrNull(input.OrderDate.Value),
            now,
            now,
            StatusAtImport,
            Source,
            ContactOf(input.Contact),
            DeliveryOf(input.Delivery.Value),
            items,
            TotalsOf(items, input.Totals.Value),
            PaymentOf(input.Payment.Value),
            ExternalOf(input.External.Value));
    }

    public static OrderContact ContactOf(ImportContactInput contact) => new(
        ContactName.Of(contact.Name.Value, contact.FirstName.Value, contact.LastName.Value).Trim(),
        contact.FirstName.Value ?? "",
        contact.LastName.Value ?? "",
        contact.Email.Value?.Trim() ?? "",
        contact.Phone.Value ?? "",
        contact.Company.Value ?? "",
        contact.AccountName.Value ?? "",
        contact.AccountCode.Value ?? "");

    private static OrderItem ItemOf(ImportItemInput item) => new(
        TextOrNull(item.ProductCode.Value),
        item.Description.Value ?? "",
        item.UnitPrice,
        item.Quantity,
        item.TotalPrice.Value ?? item.UnitPrice * item.Quantity);

    private static OrderDelivery? DeliveryOf(ImportDeliveryInput? delivery) => delivery is null ? null : new OrderDelivery(
        delivery.Name.Value ?? "",
        delivery.Company.Value ?? "",
        delivery.Street.Value ?? "",
        delivery.City.Value ?? "",
        delivery.Country.Value ?? "",
        delivery.Phone.Value ?? "");

    private static OrderTotals TotalsOf(OrderItem[] items, ImportTotalsInput? totals) => OrderTotals.Complete(
        items,
        totals?.Subtotal.Value,
        totals?.Freight.Value,
        TextOrNull(totals?.FreightDescription.Value),
        totals?.Gst.Value,
        totals?.Total.Value);

    private static OrderPayment? PaymentOf(ImportPaymentInput? payment) => payment is null ? null : new OrderPayment(
        payment.Type.Value ?? "", TextOrNull(payment.TransactionId.Value), TextOrNull(payment.Amount.Value));

    private static OrderExternalReferences ExternalOf(ImportExternalReferencesInput? external) => external is null
        ? OrderExternalReferences.None
        : new OrderExternalReferences(
            TextOrNull(external.GreentreeReference.Value),
            TextOrNull(external.GreentreeId.Value),
            TextOrNull(external.GreentreeStatus.Value),
            TextOrNull(external.ShopReference.Value),
            TextOrNull(external.ShopId.Value));

    private static string? TextOrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
