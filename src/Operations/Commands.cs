using System.CommandLine;
using Graph.Operations.Migration;

namespace Graph.Operations;

/// <summary>All commands.</summary>
public static class Commands
{
    public static RootCommand Root() => new(
        "Operates the tables of Graph: in AWS, as its usual chain of region and credentials says, or where DYNAMODB_ENDPOINT points.")
    {
        Connection.Stage,
        TablesCommand.Create(),
        MetricsCommands.Rebuild(),
        MetricsCommands.Verify(),
        SeedCommand.Create(),
        MigrateCommand.Create(),
    };
}
