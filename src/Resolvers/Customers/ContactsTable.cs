using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Customers;

/// <summary>The tables of contacts: their profiles, and who has an e-mail.</summary>
public static class ContactsTable
{
    /// <summary>Profiles by id, as of the latest import.</summary>
    public static TableDefinition Definition { get; } = new("weborders", "contacts", "contactID") { Stream = StreamView.KeysOnly };

    /// <summary>The contact of an e-mail in lower case. Being the key, an e-mail has one contact, whatever happens at once.</summary>
    public static TableDefinition Emails { get; } = new("weborders", "contact-emails", "email");
}
