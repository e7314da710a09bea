using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Users;

/// <summary>The table of users; the wallet keeps what it has of a user in the same item.</summary>
public static class UsersTable
{
    public static TableDefinition Definition { get; } = new("wallet", "users", "sub");
}
