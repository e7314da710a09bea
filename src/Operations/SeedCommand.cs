using System.CommandLine;
using Graph.DynamoDb;
using Graph.Resolvers;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Orders;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Graph.Operations;

/// <summary><c>seed</c></summary>
internal static class SeedCommand
{
    private const int BatchSize = 1_000;

    public static Command Create()
    {
        var orders = new Option<int>("--orders") { Description = "How many.", DefaultValueFactory = _ => 10_000 };
        var customers = new Option<int?>("--customers") { Description = "Of how many customers; a twentieth of the orders when left out." };
        var command = new Command("seed", "Writes invented orders and their contacts into a database on this machine, to try things at size.")
        {
            orders, customers,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (!IsOnThisMachine)
            {
                await Console.Error.WriteLineAsync(
                    $"Invented orders are for this machine only: set {DynamoDbClientFactory.EndpointVariable} to DynamoDB Local, such as http://localhost:8000.");
                return Connection.NotDone;
            }
            var count = parsed.GetValue(orders);
            var invented = new InventedOrders(count, parsed.GetValue(customers) ?? Math.Max(1, count / 20), DateTimeOffset.UtcNow);
            return await Connection.Run(parsed, services => Seed(services, invented, cancellation));
        });
        return command;
    }

    private static bool IsOnThisMachine =>
        Uri.TryCreate(Environment.GetEnvironmentVariable(DynamoDbClientFactory.EndpointVariable), UriKind.Absolute, out var endpoint)
        && endpoint.IsLoopback;

    private static async Task<bool> Seed(IServiceProvider services, InventedOrders invented, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<Database>().CreateTables(Slices.Tables, cancellationToken);
        await services.GetRequiredService<CustomerStore>().Fill([.. invented.Customers()], cancellationToken);
        await AnsiConsole.Progress().StartAsync(async context =>
        {
            var bar = context.AddTask("Orders written", maxValue: Math.Max(1, invented.Count));
            foreach (var batch in invented.Orders().Chunk(BatchSize))
            {
                await services.GetRequiredService<OrderStore>().Fill(batch, cancellationToken);
                bar.Increment(batch.Length);
            }
        });
        AnsiConsole.WriteLine($"{invented.Count} orders are there. Run rebuild-metrics, so that customers are read from the cache.");
        return true;
    }
}
