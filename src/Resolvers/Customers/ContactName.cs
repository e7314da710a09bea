namespace Graph.Resolvers.Customers;

/// <summary>What a contact is called: the full name, else first and last name.</summary>
public static class ContactName
{
    /// <returns>Empty when nothing is known.</returns>
    public static string Of(string? fullName, string? firstName, string? lastName) =>
        string.IsNullOrEmpty(fullName) ? $"{firstName} {lastName}".Trim() : fullName;
}
