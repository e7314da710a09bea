using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Square.OAuth;

/// <summary>The table of authorizations that have begun: by a hash of the state, so that who has the table has no state.</summary>
public static class SquareStatesTable
{
    public static TableDefinition Definition { get; } = new("square", "states", "stateHash");
}
