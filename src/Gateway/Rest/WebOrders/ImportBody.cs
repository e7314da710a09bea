namespace Graph.Gateway.Rest.WebOrders;

/// <summary>An order as the shop's e-mails are read, as the input of <c>importOrder</c>.</summary>
internal static class ImportBody
{
    /// <summary>The words that the import has always had.</summary>
    private const string NobodyOrders = "At least one of customer email or contact_name is required";

    public static RestError? Bind(object? json, ShimInputs inputs)
    {
        var problems = new List<string>();
        var body = ImportMembers.Of(json, problems);
        var customer = body.Object("customer");
        if (customer.Text("email") is null && customer.Text("contact_name") is null && problems.Count == 0)
            return Refused(NobodyOrders, inputs);
        inputs.Variables["input"] = InputOf(body, customer);
        return problems.Count == 0 ? null : Refused(string.Join(' ', problems.Distinct()), inputs);
    }

    public static RestError Refused(string message, ShimInputs inputs) => RestError.BadRequest(message) with { Received = inputs.Body };

    /// <summary>E-mails are kept in lower case.</summary>
    public static string? EmailOf(ImportMembers customer) => customer.Text("email")?.Trim().ToLowerInvariant();

    private static Dictionary<string, object?> InputOf(ImportMembers body, ImportMembers customer)
    {
        var order = body.Object("order");
        return new Dictionary<string, object?>
        {
            ["reference"] = order.Text("order_reference"),
            ["orderDate"] = order.Text("order_date"),
            ["contact"] = ContactOf(customer),
            ["delivery"] = DeliveryOf(body.Object("delivery")),
            ["items"] = body.List("items").Select(ItemOf).ToList<object?>(),
            ["totals"] = TotalsOf(body.Object("totals")),
            ["payment"] = PaymentOf(body.Object("payment")),
            ["external"] = ExternalOf(order),
        };
    }

    /// <summary>The first word of a name is the first name, and the others are the last.</summary>
    private static Dictionary<string, object?> ContactOf(ImportMembers customer)
    {
        var name = customer.Text("contact_name");
        var words = (name ?? "").Trim().Split(' ', 2);
        return new Dictionary<string, object?>
        {
            ["name"] = name,
            ["firstName"] = words[0],
            ["lastName"] = words is [_, var last] ? last : "",
            ["email"] = EmailOf(customer),
            ["phone"] = customer.Text("phone"),
            ["company"] = customer.Text("company"),
            ["accountName"] = customer.Text("account_name"),
            ["accountCode"] = customer.Text("account_code"),
        };
    }

    private static Dictionary<string, object?> DeliveryOf(ImportMembers delivery) => new()
    {
        ["name"] = delivery.Text("name"),
        ["company"] = delivery.Text("company"),
        ["street"] = delivery.Text("street"),
        ["city"] = delivery.Text("city"),
        ["country"] = delivery.Text("country"),
        ["phone"] = delivery.Text("phone"),
    };

    private static Dictionary<string, object?> ItemOf(ImportMembers item) => new()
    {
        ["productCode"] = item.Text("product_code"),
        ["description"] = item.Text("description"),
        ["unitPrice"] = item.Number("unit_price") ?? 0,
        ["quantity"] = item.Number("quantity") ?? 0,
        ["totalPrice"] = item.Number("total_price") ?? 0,
    };

    private static Dictionary<string, object?> TotalsOf(ImportMembers totals) => new()
    {
        ["subtotal"] = totals.Number("subtotal"),
        ["freight"] = totals.Number("freight"),
        ["freightDescription"] = totals.Text("freight_description"),
        ["gst"] = totals.Number("gst"),
        ["total"] = totals.Number("total"),
    };

    private static Dictionary<string, object?> PaymentOf(ImportMembers payment) => new()
    {
        ["type"] = payment.Text("payment_type"),
        ["transactionId"] = payment.Text("transaction_id"),
        ["amount"] = payment.Text("amount"),
    };

    private static Dictionary<string, object?> ExternalOf(ImportMembers order) => new()
    {
        ["greentreeReference"] = order.Text("greentree_order_reference"),
        ["greentreeId"] = order.Text("greentree_id"),
        ["greentreeStatus"] = order.Text("greentree_status"),
        ["shopReference"] = order.Text("cms_shop_reference"),
        ["shopId"] = order.Text("cms_shop_id"),
    };
}
