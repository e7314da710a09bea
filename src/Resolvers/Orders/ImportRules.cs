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
        CheckText(input.Reference.Value, errors, LongestReference, "reference");
        CheckText(input.OrderDate.Value, errors, LongestText, "orderDate");
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
        if (!string.IsNullOrWhiteSpace(email) && !IsEmail(email.Trim()))
            errors.Add(new UserError("This is no e-mail address; send it like 'name@example.com'.", ["contact", "email"], UserErrorCode.Invalid));

        CheckText(contact.Name.Value, errors, LongestText, "contact", "name");
        CheckText(contact.FirstName.Value, errors, LongestText, "contact", "firstName");
        CheckText(contact.LastName.Value, errors, LongestText, "contact", "lastName");
        CheckText(email, errors, LongestText, "contact", "email");
        CheckText(contact.Phone.Value, errors, LongestText, "contact", "phone");
        CheckText(contact.Company.Value, errors, LongestText, "contact", "company");
        CheckText(contact.AccountName.Value, errors, LongestText, "contact", "accountName");
        CheckText(contact.AccountCode.Value, errors, LongestText, "contact", "accountCode");
    }

    // Whether mail arrives only mail can tell; this catches what is no address at all.
    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);
    }

    private static void CheckDelivery(ImportDeliveryInput? delivery, List<UserError> errors)
    {
        if (delivery is null)
            return;
        CheckText(delivery.Name.Value, errors, LongestText, "delivery", "name");
        CheckText(delivery.Company.Value, errors, LongestText, "delivery", "company");
        CheckText(delivery.Street.Value, errors, LongestText, "delivery", "street");
        CheckText(delivery.City.Value, errors, LongestText, "delivery", "city");
        CheckText(delivery.Country.Value, errors, LongestText, "delivery", "country");
        CheckText(delivery.Phone.Value, errors, LongestText, "delivery", "phone");
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
        CheckText(item.ProductCode.Value, errors, LongestReference, "items", index, "productCode");
        CheckText(item.Description.Value, errors, LongestDescription, "items", index, "description");
        CheckNumber(item.UnitPrice, errors, "items", index, "unitPrice");
        CheckNumber(item.Quantity, errors, "items", index, "quantity");
        CheckNumber(item.TotalPrice.Value, errors, "items", index, "totalPrice");
    }

    private static void CheckTotals(ImportTotalsInput? totals, List<UserError> errors)
    {
        if (totals is null)
            return;
        CheckNumber(totals.Subtotal.Value, errors, "totals", "subtotal");
        CheckNumber(totals.Freight.Value, errors, "totals", "freight");
        CheckText(totals.FreightDescription.Value, errors, LongestText, "totals", "freightDescription");
        CheckNumber(totals.Gst.Value, errors, "totals", "gst");
        CheckNumber(totals.Total.Value, errors, "totals", "total");
    }

    private static void CheckPayment(ImportPaymentInput? payment, List<UserError> errors)
    {
        if (payment is null)
            return;
        CheckText(payment.Type.Value, errors, LongestText, "payment", "type");
        CheckText(payment.TransactionId.Value, errors, LongestText, "payment", "transactionId");
        CheckText(payment.Amount.Value, errors, LongestText, "payment", "amount");
    }

    private static void CheckExternal(ImportExternalReferencesInput? external, List<UserError> errors)
    {
        if (external is null)
            return;
        CheckText(external.GreentreeReference.Value, errors, LongestText, "external", "greentreeReference");
        CheckText(external.GreentreeId.Value, errors, LongestText, "external", "greentreeId");
        CheckText(external.GreentreeStatus.Value, errors, LongestText, "external", "greentreeStatus");
        CheckText(external.ShopReference.Value, errors, LongestText, "external", "shopReference");
        CheckText(external.ShopId.Value, errors, LongestText, "external", "shopId");
    }

    private static void CheckText(string? text, List<UserError> errors, int longest, params string[] path)
    {
        if (text?.Length > longest)
            errors.Add(new UserError($"This text has {text.Length} characters; send at most {longest}.", path, UserErrorCode.TooLong));
    }

    private static void CheckNumber(decimal? number, List<UserError> errors, params string[] path)
    {
        if (number is > LargestNumber or < -LargestNumber)
            errors.Add(new UserError($"{number} is out of range; send {-LargestNumber} to {LargestNumber}.", path, UserErrorCode.Invalid));
    }
}
