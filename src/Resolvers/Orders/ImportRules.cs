using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Orders;

/// <summary>
/// What an import must be like to be stored. An item of a table has at most 400 KB: the largest order that passes has about
/// 380, with three bytes to a character.
/// </summary>
internal static class ImportRules
{
    private const int LongestText = 500;
    private const int LongestReference = 100;
    private const int LongestDescription = 300;
    private const int MostItems = 250;
    private const decimal LargestNumber = 1_000_000_000;

    /// <returns>All that is wrong; empty when the import can be stored.</returns>
    public static IReadOnlyList<UserError> Check(ImportOrderInput input)
    {
        var errors = new List<UserError>();
        CheckContact(input.Contact, errors);
        InputRules.Text(input.Reference.Value, errors, LongestReference, "reference");
        InputRules.Text(input.OrderDate.Value, errors, LongestText, "orderDate");
        CheckDelivery(input.Delivery.Value, errors);
        CheckItems(input.Items, errors);
        CheckTotals(input.Totals.Value, errors);
        CheckPayment(input.Payment.Value, errors);
        CheckExternal(input.External.Value, errors);
        return errors;
    }

    private static void CheckContact(ImportContactInput contact, List<UserError> errors)
    {
        var email = contact.Email.Value;
        var name = Customers.ContactName.Of(contact.Name.Value, contact.FirstName.Value, contact.LastName.Value);
        if (string.IsNullOrWhiteSpace(email) && string.IsNullOrWhiteSpace(name))
            errors.Add(new UserError("At least one of e-mail and name is required; give 'email' or 'name'.", ["contact"], UserErrorCode.Required));
        if (!string.IsNullOrWhiteSpace(email) && !EmailText.IsAddress(email.Trim()))
            errors.Add(new UserError("This is no e-mail address; send it like 'name@example.com'.", ["contact", "email"], UserErrorCode.Invalid));

        InputRules.Text(contact.Name.Value, errors, LongestText, "contact", "name");
        InputRules.Text(contact.FirstName.Value, errors, LongestText, "contact", "firstName");
        InputRules.Text(contact.LastName.Value, errors, LongestText, "contact", "lastName");
        InputRules.Text(email, errors, LongestText, "contact", "email");
        InputRules.Text(contact.Phone.Value, errors, LongestText, "contact", "phone");
        InputRules.Text(contact.Company.Value, errors, LongestText, "contact", "company");
        InputRules.Text(contact.AccountName.Value, errors, LongestText, "contact", "accountName");
        InputRules.Text(contact.AccountCode.Value, errors, LongestText, "contact", "accountCode");
    }

    private static void CheckDelivery(ImportDeliveryInput? delivery, List<UserError> errors)
    {
        if (delivery is null)
            return;
        InputRules.Text(delivery.Name.Value, errors, LongestText, "delivery", "name");
        InputRules.Text(delivery.Company.Value, errors, LongestText, "delivery", "company");
        InputRules.Text(delivery.Street.Value, errors, LongestText, "delivery", "street");
        InputRules.Text(delivery.City.Value, errors, LongestText, "delivery", "city");
        InputRules.Text(delivery.Country.Value, errors, LongestText, "delivery", "country");
        InputRules.Text(delivery.Phone.Value, errors, LongestText, "delivery", "phone");
    }

    private static void CheckItems(IReadOnlyList<ImportItemInput> items, List<UserError> errors)
    {
        if (items.Count > MostItems)
        {
            errors.Add(new UserError($"An order has at most {MostItems} lines; these are {items.Count}.", ["items"], UserErrorCode.TooMany));
            return;
        }

        for (var i = 0; i < items.Count; i++)
            CheckItem(items[i], $"{i}", errors);
    }

    private static void CheckItem(ImportItemInput item, string index, List<UserError> errors)
    {
        InputRules.Text(item.ProductCode.Value, errors, LongestReference, "items", index, "productCode");
        InputRules.Text(item.Description.Value, errors, LongestDescription, "items", index, "description");
        InputRules.Number(item.UnitPrice, -LargestNumber, LargestNumber, errors, "items", index, "unitPrice");
        InputRules.Number(item.Quantity, -LargestNumber, LargestNumber, errors, "items", index, "quantity");
        InputRules.Number(item.TotalPrice.Value, -LargestNumber, LargestNumber, errors, "items", index, "totalPrice");
    }

    private static void CheckTotals(ImportTotalsInput? totals, List<UserError> errors)
    {
        if (totals is null)
            return;
        InputRules.Number(totals.Subtotal.Value, -LargestNumber, LargestNumber, errors, "totals", "subtotal");
        InputRules.Number(totals.Freight.Value, -LargestNumber, LargestNumber, errors, "totals", "freight");
        InputRules.Text(totals.FreightDescription.Value, errors, LongestText, "totals", "freightDescription");
        InputRules.Number(totals.Gst.Value, -LargestNumber, LargestNumber, errors, "totals", "gst");
        InputRules.Number(totals.Total.Value, -LargestNumber, LargestNumber, errors, "totals", "total");
    }

    private static void CheckPayment(ImportPaymentInput? payment, List<UserError> errors)
    {
        if (payment is null)
            return;
        InputRules.Text(payment.Type.Value, errors, LongestText, "payment", "type");
        InputRules.Text(payment.TransactionId.Value, errors, LongestText, "payment", "transactionId");
        InputRules.Text(payment.Amount.Value, errors, LongestText, "payment", "amount");
    }

    private static void CheckExternal(ImportExternalReferencesInput? external, List<UserError> errors)
    {
        if (external is null)
            return;
        InputRules.Text(external.GreentreeReference.Value, errors, LongestText, "external", "greentreeReference");
        InputRules.Text(external.GreentreeId.Value, errors, LongestText, "external", "greentreeId");
        InputRules.Text(external.GreentreeStatus.Value, errors, LongestText, "external", "greentreeStatus");
        InputRules.Text(external.ShopReference.Value, errors, LongestText, "external", "shopReference");
        InputRules.Text(external.ShopId.Value, errors, LongestText, "external", "shopId");
    }
}
