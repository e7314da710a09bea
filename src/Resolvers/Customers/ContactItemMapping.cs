using Graph.DynamoDb.Items;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers;

/// <summary>Contacts and their e-mails as they are stored.</summary>
internal static class ContactItemMapping
{
    public static ItemMapping<Customer> Contact { get; } = new(
        item => new Customer(
            new CustomerId(item.Text("contactID")),
            ContactName.Of(item.TextOrNull("name"), item.Text("firstName"), item.Text("lastName")),
            item.Text("firstName"),
            item.Text("lastName"),
            item.Text("email"),
            item.Text("phone"),
            item.Text("company"),
            item.Text("accountName"),
            item.Text("accountCode")),
        (customer, item) => item
            .String("contactID", customer.Id.Value)
            .String("name", customer.Name)
            .String("firstName", customer.FirstName)
            .String("lastName", customer.LastName)
            .String("email", customer.Email)
            .String("phone", customer.Phone)
            .String("company", customer.Company)
            .String("accountName", customer.AccountName)
            .String("accountCode", customer.AccountCode));

    public static ItemMapping<ContactEmail> Email { get; } = new(
        item => new ContactEmail(item.Text("email"), new CustomerId(item.Text("contactID"))),
        (row, item) => item.String("email", row.Email).String("contactID", row.Owner.Value));
}

/// <param name="Email">In lower case.</param>
internal sealed record ContactEmail(string Email, CustomerId Owner)
{
    public static string KeyOf(string email) => email.Trim().ToLowerInvariant();
}
