using System.CommandLine;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Search;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Graph.Operations;

/// <summary><c>rebuild-metrics</c>, <c>verify-metrics</c></summary>
internal static class MetricsCommands
{
    public static Command Rebuild()
    {
        var fromStart = new Option<bool>("--from-start") { Description = "Begins anew where an earlier one was ended half-way." };
        var command = new Command(
            "rebuild-metrics",
            "Computes the metrics of all customers, what orders add up to for products and reports, and the search index, while orders may arrive. Ended "
            + "half-way, it goes on there when run within 24 hours. Exit code 1 when some customers could not be computed.")
        {
            fromStart,
        };
        command.SetAction((parsed, cancellation) => Connection.Run(parsed, async services =>
        {
            var rebuild = services.GetRequiredService<CustomerMetricsRebuild>();
            var figures = await WithProgress(
                "Customers computed", progress => rebuild.Run(progress, cancellation, parsed.GetValue(fromStart)));
            AnsiConsole.WriteLine($"{figures.Customers} customers; of {figures.Changed} something else, or nothing, was kept before.");
            var orders = await WithProgress(
                "Orders added up", progress => services.GetRequiredService<OrderLedger>().Rebuild(progress, cancellation));
            AnsiConsole.WriteLine($"{orders} orders, those that are gone too; what they add up to is kept.");
            var found = await WithProgress(
                "Words indexed", progress => services.GetRequiredService<SearchIndexer>().Rebuild(progress, cancellation));
            AnsiConsole.WriteLine($"{found} orders, customers and products can be searched.");
            return await HasNoFailure(figures);
        }));
        return command;
    }

    public static Command Verify()
    {
        var command = new Command(
            "verify-metrics",
            "Computes the metrics of all customers, what orders add up to for products and reports, and the search index, and compares them with what is kept; exit code 1 "
            + "when some differ, or could not be computed.");
        command.SetAction((parsed, cancellation) => Connection.Run(parsed, async services =>
        {
            var rebuild = services.GetRequiredService<CustomerMetricsRebuild>();
            var figures = await WithProgress("Customers compared", progress => rebuild.Verify(progress, cancellation));
            AnsiConsole.WriteLine($"{figures.Customers} customers; of {figures.Changed} something else, or nothing, is kept.");
            var wrong = await services.GetRequiredService<OrderLedger>().CountWrong(cancellation);
            AnsiConsole.WriteLine($"{wrong} rows for products and reports are not as the orders say.");
            var wrongWords = await services.GetRequiredService<SearchIndexer>().CountWrong(cancellation);
            AnsiConsole.WriteLine($"{wrongWords} rows of the search index are not as they should be.");
            return await HasNoFailure(figures) && figures.Changed == 0 && wrong + wrongWords == 0;
        }));
        return command;
    }

    private static async Task<bool> HasNoFailure(RebuildFigures figures)
    {
        if (figures.Failed > 0)
            await Console.Error.WriteLineAsync($"{figures.Failed} customers could not be computed. The first: {figures.FirstFailure}");
        return figures.Failed == 0;
    }

    private static Task<T> WithProgress<T>(string name, Func<Bar, Task<T>> work) =>
        AnsiConsole.Progress().StartAsync(async context =>
        {
            var bar = context.AddTask(name);
            var result = await work(new Bar(bar));
            bar.Value = bar.MaxValue;
            return result;
        });

    private sealed class Bar(ProgressTask bar) : IProgress<RebuildFigures>, IProgress<(int Done, int All)>
    {
        public void Report(RebuildFigures value) => Report((value.Done, value.Customers));

        public void Report((int Done, int All) value) => (bar.MaxValue, bar.Value) = (Math.Max(1, value.All), value.Done);
    }
}
