using System.CommandLine;
using Amazon.DynamoDBv2;
using Graph.DynamoDb;
using Graph.DynamoDb.Paging;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;
using Graph.Resolvers.Search;
using Graph.Resolvers.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Operations;

/// <summary>What commands work on: the tables of one stage.</summary>
internal static class Connection
{
    public static Option<string> Stage { get; } = new("--stage")
    {
        Description = "The stage whose tables are meant, as in their names.",
        DefaultValueFactory = _ => "dev",
        Recursive = true,
    };

    /// <summary>For one answer: nobody waits for it, and DynamoDB Local takes long for parts of large tables.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(25);

    /// <summary>The exit code of a command that could not be done.</summary>
    public const int NotDone = 2;

    /// <summary>Runs a command, and says in one line why it could not be done.</summary>
    /// <returns>The process's exit code: 0 when all is well, 1 when the command found something wrong, or <see cref="NotDone"/>.</returns>
    public static async Task<int> Run(ParseResult parsed, Func<IServiceProvider, Task<bool>> command)
    {
        try
        {
            await using var services = Services(parsed.GetValue(Stage)!);
            return await command(services) ? 0 : 1;
        }
        catch (Exception failure) when (Database.IsFailure(failure))
        {
            await Console.Error.WriteLineAsync($"DynamoDB: {failure.Message}");
            return NotDone;
        }
    }

    private static ServiceProvider Services(string stage) => new ServiceCollection()
        .AddSingleton(DynamoDbClientFactory.FromEnvironment())
        .AddSingleton(all => new Database(
            all.GetRequiredService<IAmazonDynamoDB>(),
            new DatabaseOptions { Stage = stage, CursorKey = CursorKey.ForThisProcess(), RequestTimeout = s_patience }))
        .AddSingleton(TimeProvider.System)
        .AddSingleton(new CustomerCacheOptions())
        .AddSingleton<Topics, LocalTopics>()
        .AddLogging()
        .AddOrders()
        .AddCustomers()
        .AddProducts()
        .AddSearch()
        .BuildServiceProvider();
}
