using System.Text.Json;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>The import of orders. One with a reference that is there already is imported once.</summary>
internal static class ImportShims
{
    public static IReadOnlyList<Shim> All { get; } =
    [
        new(ImportApi.Instance, "POST", "/admin/contacts/import/packaging-products", "ImportOrder")
        {
            Summary = "Imports an order with its contact; needs the permission orders:write. Importing the same order_reference again changes nothing.",
            Body = new ShimBody(ImportBody.Bind, ReportExamples.Import),
            Check = Check,
            Write = Write,
            Example = ReportExamples.Imported,
        },
    ];

    private static RestError? Check(ShimResult result)
    {
        var errors = result.At("importOrder.userErrors").EnumerateArray().Select(error => error.GetProperty("message"u8).GetString()).ToArray();
        return errors.Length == 0 ? null : ImportBody.Refused(string.Join(' ', errors), result.Inputs);
    }

    private static void Write(ShimResult result, Utf8JsonWriter json)
    {
        var body = ImportMembers.Of(result.Inputs.Body, []);
        var (order, customer) = (body.Object("order"), body.Object("customer"));
        json.WriteStartObject();
        json.WriteString("message"u8, "Packaging Products import completed"u8);
        json.WriteString("result"u8, "SUCCESS"u8);
        json.WriteString("clientID"u8, body.Text("clientID") ?? ShopClient.Id);
        json.WriteString("contactID"u8, result.At("importOrder.customer.id").GetString());
        json.WriteString("orderID"u8, result.At("importOrder.order.id").GetString());
        json.WriteString("email"u8, ImportBody.EmailOf(customer) ?? "");
        json.WriteString("name"u8, customer.Text("contact_name") ?? "");
        json.WriteString("company"u8, customer.Text("company") ?? "");
        json.WriteString("orderReference"u8, order.Text("order_reference"));
        json.WriteString("orderDate"u8, order.Text("order_date"));
        json.WriteString("orderTotal"u8, body.Object("totals").Text("total"));
        json.WriteNumber("itemCount"u8, body.List("items").Count);
        WriteWrites(result, json);
        json.WriteString("timestamp"u8, StoredTime.Format(result.Inputs.Now));
        json.WriteEndObject();
    }

    private static void WriteWrites(ShimResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject("writes"u8);
        // One that is there already counts as written, as it always did.
        json.WriteBoolean("contactWritten"u8, true);
        json.WriteBoolean("contactDuplicate"u8, !result.At("importOrder.contactCreated").GetBoolean());
        json.WriteBoolean("orderWritten"u8, result.At("importOrder.orderCreated").GetBoolean());
        json.WriteEndObject();
    }
}
