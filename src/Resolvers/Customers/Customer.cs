namespace Graph.Resolvers.Customers;

/// <summary>A contact who orders. Texts that are not known are empty.</summary>
/// <param name="Activity">Set where it was read with the customer; else it is loaded when asked for.</param>
public sealed record Customer(
    CustomerId Id,
    string Name,
    string FirstName,
    string LastName,
    string Email,
    string Phone,
    string Company,
    string AccountName,
    string AccountCode,
    ComputedActivity? Activity = null);
