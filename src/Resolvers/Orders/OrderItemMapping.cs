using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Orders;

/// <summary>
/// An order as it is stored: numbers in lines are numbers, sums are texts with two decimals, times are texts. Tables filled
/// by earlier systems are read as they are, so every member may be missing or of another type: one such order must not stop
/// a list from being read.
/// </summary>
internal static class OrderItemMapping
{
    /// <summary>In dollars. No sum is larger, and a customer's sums can be added up without end.</summary>
    private const decimal LargestSum = 1e21m;

    /// <param name="sumIsNoNumber">Told the order's id, the sum's name and its text; the sum counts as 0.</param>
    public static ItemMapping<Order> Create(SumIsNoNumber sumIsNoNumber) => new(item => Read(item, sumIsNoNumber), Write);

    /// <summary>The attributes that a summary is read from.</summary>
    public static IReadOnlyList<AttributePath> SummaryAttributes { get; } =
        ["orderID", "contactID", "clientID", "order_reference", "createdAt", AttributePath.Of("totals", "total"), "customer"];

    /// <summary>Those parts of an order that its customer's activity follows from; read only.</summary>
    public static ItemMapping<OrderSummary> CreateSummary(SumIsNoNumber sumIsNoNumber) => new(
        item => new OrderSummary(
            new OrderId(item.Text("orderID")),
            CustomerIdOf(item),
            item.TextOrNull("order_reference"),
            CreatedAtOf(item),
            Sum(item, item.AnyMap("totals"), "total", sumIsNoNumber),
            ReadContact(item.AnyMap("customer")),
            Counts(item)),
        (_, _) => throw new NotSupportedException("A summary is a part of an order and is not written."));

    private static Order Read(ItemReader item, SumIsNoNumber sumIsNoNumber) => new(
        new OrderId(item.Text("orderID")),
        CustomerIdOf(item),
        item.TextOrNull("order_reference"),
        item.TextOrNull("order_date"),
        CreatedAtOf(item),
        item.Time("updatedAt"),
        item.Text("status"),
        item.TextOrNull("source"),
        ReadContact(item.AnyMap("customer")),
        item.AnyMap("delivery") is { } delivery ? ReadDelivery(delivery) : null,
        item.AnyMaps("items", ReadLine),
        ReadTotals(item, sumIsNoNumber),
        item.AnyMap("payment") is { } payment ? ReadPayment(payment) : null,
        ReadExternal(item))
    {
        Counts = Counts(item),
    };

    private static bool Counts(ItemReader item) =>
        item.TextOrNull("clientID") is null or ShopClient.Id && item.TextOrNull("createdAt") is not null;

    private static CustomerId? CustomerIdOf(ItemReader item) =>
        item.TextOrNull("contactID") is { } id ? new CustomerId(id) : null;

    private static DateTimeOffset CreatedAtOf(ItemReader item) => item.Time("createdAt") ?? DateTimeOffset.UnixEpoch;

    private static OrderContact ReadContact(ItemReader? stored)
    {
        if (stored is not { } contact)
            return OrderContact.Unknown;
        var (first, last) = (contact.Text("firstName"), contact.Text("lastName"));
        return new OrderContact(
            ContactName.Of(contact.TextOrNull("contact_name"), first, last),
            first,
            last,
            contact.Text("email"),
            contact.Text("phone"),
            contact.Text("company"),
            contact.Text("account_name"),
            contact.Text("account_code"));
    }

    private static OrderDelivery ReadDelivery(ItemReader delivery) => new(
        delivery.Text("name"),
        delivery.Text("company"),
        delivery.Text("street"),
        delivery.Text("city"),
        delivery.Text("country"),
        delivery.Text("phone"));

    private static OrderItem ReadLine(ItemReader line) => new(
        line.TextOrNull("product_code"),
        line.Text("description"),
        line.Number("unit_price"),
        line.Number("quantity"),
        line.Number("total_price"));

    private static OrderTotals ReadTotals(ItemReader item, SumIsNoNumber sumIsNoNumber)
    {
        var totals = item.AnyMap("totals");
        return new OrderTotals(
            Sum(item, totals, "subtotal", sumIsNoNumber),
            Sum(item, totals, "freight", sumIsNoNumber),
            totals?.TextOrNull("freight_description"),
            Sum(item, totals, "gst", sumIsNoNumber),
            Sum(item, totals, "total", sumIsNoNumber));
    }

    private static decimal Sum(ItemReader item, ItemReader? totals, string name, SumIsNoNumber sumIsNoNumber)
    {
        if (totals is not { } sums)
            return 0;
        if (sums.TryNumber(name, out var sum) && Math.Abs(sum) <= LargestSum)
            return sum;
        sumIsNoNumber(item.Text("orderID"), name, sums.Text(name));
        return 0;
    }

    private static OrderPayment ReadPayment(ItemReader payment) => new(
        payment.Text("payment_type"), payment.TextOrNull("transaction_id"), payment.TextOrNull("amount"));

    private static OrderExternalReferences ReadExternal(ItemReader item) => new(
        item.TextOrNull("greentree_order_reference"),
        item.TextOrNull("greentree_id"),
        item.TextOrNull("greentree_status"),
        item.TextOrNull("cms_shop_reference"),
        item.TextOrNull("cms_shop_id"));

    private static void Write(Order order, ItemWriter item)
    {
        item.String("orderID", order.Id.Value)
            .String("contactID", order.CustomerId?.Value)
            .String("clientID", ShopClient.Id)
            .String("ClientName", ShopClient.Name)
            .String("Project", ShopClient.Project)
            .String("order_reference", order.Reference)
            .String("order_date", order.OrderDate)
            .String("greentree_order_reference", order.External.GreentreeReference)
            .String("greentree_id", order.External.GreentreeId)
            .String("greentree_status", order.External.GreentreeStatus)
            .String("cms_shop_reference", order.External.ShopReference)
            .String("cms_shop_id", order.External.ShopId)
            .Map("customer", customer => WriteContact(order.Contact, customer))
            .List("items", order.Items, WriteLine)
            .Map("totals", totals => WriteTotals(order.Totals, totals))
            .String("status", order.Status)
            .String("source", order.Source)
            .Map("metadata", metadata => WriteMetadata(order, metadata))
            .Timestamp("createdAt", order.CreatedAt)
            .Timestamp("updatedAt", order.UpdatedAt);
        if (order.Delivery is { } delivery)
            item.Map("delivery", writer => WriteDelivery(delivery, writer));
        if (order.Payment is { } payment)
            item.Map("payment", writer => WritePayment(payment, writer));
    }

    private static void WriteContact(OrderContact contact, ItemWriter customer) => customer
        .String("contact_name", contact.Name)
        .String("firstName", contact.FirstName)
        .String("lastName", contact.LastName)
        .String("email", contact.Email)
        .String("phone", contact.Phone)
        .String("company", contact.Company)
        .String("account_name", contact.AccountName)
        .String("account_code", contact.AccountCode);

    private static void WriteLine(OrderItem line, ItemWriter item) => item
        .String("product_code", line.ProductCode ?? "")
        .String("description", line.Description)
        .Number("unit_price", line.UnitPrice)
        .Number("quantity", line.Quantity)
        .Number("total_price", line.TotalPrice);

    private static void WriteTotals(OrderTotals sums, ItemWriter totals) => totals
        .String("subtotal", Money.Format(sums.Subtotal))
        .String("freight", Money.Format(sums.Freight))
        .String("freight_description", sums.FreightDescription ?? "")
        .String("gst", Money.Format(sums.Gst))
        .String("total", Money.Format(sums.Total));

    private static void WriteMetadata(Order order, ItemWriter metadata) => metadata
        .Map("originalData", _ => { })
        .String("importSource", "packaging_products")
        .Timestamp("importedAt", order.CreatedAt)
        .Number("orderItemCount", order.Items.Count)
        .Boolean("emailProcessed", true);

    private static void WriteDelivery(OrderDelivery place, ItemWriter delivery) => delivery
        .String("name", place.Name)
        .String("company", place.Company)
        .String("street", place.Street)
        .String("city", place.City)
        .String("country", place.Country)
        .String("phone", place.Phone);

    private static void WritePayment(OrderPayment paid, ItemWriter payment) => payment
        .String("payment_type", paid.Type)
        .String("transaction_id", paid.TransactionId ?? "")
        .String("amount", paid.Amount ?? "");
}

/// <param name="sum">The name of the sum, such as <c>total</c>.</param>
internal delegate void SumIsNoNumber(string orderId, string sum, string text);
