using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Square.Connections;

/// <summary>The table of connected sellers.</summary>
public static class SquareMerchantsTable
{
    /// <summary>The seller that a user has connected.</summary>
    public const string ByUser = "userId-index";

    public static TableDefinition Definition { get; } = new("square", "merchants", "id")
    {
        Indexes = [new IndexDefinition(ByUser, "userId")],
    };
}
