using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Shared.Projections;

/// <summary>The table of what is kept from other tables by their streams, and whether it holds everything by now.</summary>
public static class ProjectionsTable
{
    public static TableDefinition Definition { get; } = new("weborders", "projections", "name") { TimeToLive = null };
}
