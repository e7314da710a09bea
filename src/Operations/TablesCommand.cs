using System.CommandLine;
using Graph.DynamoDb;
using Graph.DynamoDb.Tables;
using Graph.Resolvers;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Graph.Operations;

/// <summary><c>tables create</c>, <c>tables describe</c>, <c>tables diff</c></summary>
internal static class TablesCommand
{
    public static Command Create()
    {
        var create = new Command("create", "Creates the tables that do not exist, turns expiry on, and streams that tables lack.");
        create.SetAction((parsed, cancellation) => Connection.Run(parsed, services => CreateTables(services, cancellation)));
        var describe = new Command("describe", "Lists tables, keys, indexes, streams and expiry as they should be.");
        describe.SetAction(parsed => Connection.Run(parsed, Describe));
        var diff = new Command("diff", "Says where the tables that exist differ from what they should be; exit code 1 when some do.");
        diff.SetAction((parsed, cancellation) => Connection.Run(parsed, services => Diff(services, cancellation)));
        return new Command("tables", "Creates, lists and checks the tables.") { create, describe, diff };
    }

    private static async Task<bool> CreateTables(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<Database>().CreateTables(Slices.Tables, cancellationToken);
        AnsiConsole.WriteLine($"{Slices.Tables.Count} tables are there.");
        return true;
    }

    private static Task<bool> Describe(IServiceProvider services)
    {
        var stage = services.GetRequiredService<Database>().Stage;
        var list = new Table().AddColumns("Table", "Key", "Indexes", "Stream", "Expiry");
        foreach (var table in Slices.Tables)
        {
            list.AddRow(
                Markup.Escape(table.NameIn(stage)),
                Markup.Escape(KeyOf(table.Partition, table.Sort)),
                Markup.Escape(string.Join('\n', table.Indexes.Select(index => $"{index.Name}: {KeyOf(index.Partition, index.Sort)}"))),
                table.Stream.ToString(),
                table.TimeToLive ?? "");
        }
        AnsiConsole.Write(list);
        return Task.FromResult(true);
    }

    private static async Task<bool> Diff(IServiceProvider services, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<Database>();
        var differences = await Task.WhenAll(Slices.Tables.Select(table => database.FindDifferences(table, cancellationToken)));
        foreach (var difference in differences.SelectMany(ofTable => ofTable))
            AnsiConsole.WriteLine(difference);
        var areSame = differences.All(ofTable => ofTable.Count == 0);
        if (areSame)
            AnsiConsole.WriteLine($"All {Slices.Tables.Count} tables are as they should be.");
        return areSame;
    }

    private static string KeyOf(KeyAttribute partition, KeyAttribute? sort) => sort is null ? partition.Name : $"{partition.Name}, {sort.Name}";
}
