namespace Graph.Resolvers.Orders;

/// <summary>The person who ordered, as of the order. Texts that are not known are empty.</summary>
public sealed record OrderContact(
    string Name,
    string FirstName,
    string LastName,
    string Email,
    string Phone,
    string Company,
    string AccountName,
    string AccountCode)
{
    public static OrderContact Unknown { get; } = new("", "", "", "", "", "", "", "");
}
