using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Users;

/// <summary>The table of profiles, beside that of users: who reads a profile does not load what the wallet keeps of the user.</summary>
public static class ProfilesTable
{
    public static TableDefinition Definition { get; } = new("coaching", "profiles", "userId");
}
