using System.CommandLine;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Search;
using Graph.Resolvers.Shared.Projections;
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
            var figures = await WithProgress<RebuildFigures, RebuildFigures>(
                "Customers computed", Of, progress => rebuild.Run(progress, cancellation, parsed.GetValue(fromStart)));
            AnsiConsole.WriteLine($"{figures.Customers} customers; of {figures.Changed} something else, or nothing, was kept before.");
            var orders = await Rebuild(services.GetRequiredService<OrderLedger>(), "Orders added up", cancellation);
            AnsiConsole.WriteLine($"{orders} orders, those that are gone too; what they add up to is kept.");
            var found = await Rebuild(services.GetRequiredService<SearchIndexer>(), "Words indexed", cancellation);
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
            var figures = await WithProgress<RebuildFigures, RebuildFigures>("Customers compared", Of, progress => rebuild.Verify(progress, cancellation));
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

    private static Task<int> Rebuild(LedgerProjection projection, string name, CancellationToken cancellation) =>
        WithProgress<(int Done, int All), int>(name, done => done, progress => projection.Rebuild(progress, cancellation));

    private static (int Done, int All) Of(RebuildFigures figures) => (figures.Done, figures.Customers);

    private static Task<TResult> WithProgress<TProgress, TResult>(
        string name, Func<TProgress, (int Done, int All)> done, Func<IProgress<TProgress>, Task<TResult>> work) =>
        AnsiConsole.Progress().StartAsync(async context =>
        {
            var bar = context.AddTask(name);
            var result = await work(new Bar<TProgress>(bar, done));
            bar.Value = bar.MaxValue;
            return result;
        });

    private sealed class Bar<T>(ProgressTask bar, Func<T, (int Done, int All)> done) : IProgress<T>
    {
        public void Report(T value)
        {
            var (count, all) = done(value);
            (bar.MaxValue, bar.Value) = (Math.Max(1, all), count);
        }
    }
}
