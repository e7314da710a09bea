using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Businesses;

/// <summary>The tables of businesses. Keys and indexes of the first are those of the table that it takes over.</summary>
public static class BusinessesTable
{
    /// <summary>The businesses of an owner.</summary>
    public const string ByOwner = "cognito-user-index";

    /// <summary>Businesses by the e-mail as it was written.</summary>
    public const string ByEmail = "email-index";

    public static TableDefinition Definition { get; } = new("order-receiver", "businesses", "business_id")
    {
        Indexes = [new IndexDefinition(ByOwner, "cognito_user_id"), new IndexDefinition(ByEmail, "email")],
    };

    /// <summary>The business of an e-mail in lower case. Being the key, an e-mail has one business, whatever happens at once.</summary>
    public static TableDefinition Emails { get; } = new("order-receiver", "business-emails", "email");
}
