using System.CommandLine;
using Graph.Resolvers.Customers.Cache;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Graph.Operations;

/// <summary><c>rebuild-metrics</c>, <c>verify-metrics</c></summary>
internal static class MetricsCommands
{
    public static Command Rebuild()
    {
        var command = new Command(
            "rebuild-metrics",
            "Computes the metrics of all customers from their orders, while orders may arrive. Ended half-way, it goes on there next time.");
        command.SetAction((parsed, cancellation) => Connection.Run(parsed, async services =>
        {
            var rebuild = services.GetRequiredService<CustomerMetricsRebuild>();
            var figures = await WithProgress("Customers computed", progress => rebuild.Run(progress, cancellation));
            AnsiConsole.WriteLine($"{figures.Customers} customers; of {figures.Changed} something else, or nothing, was kept before.");
            return true;
        }));
        return command;
    }

    public static Command Verify()
    {
        var command = new Command(
            "verify-metrics", "Computes the metrics of all customers and compares them with what is kept; exit code 1 when some differ.");
        command.SetAction((parsed, cancellation) => Connection.Run(parsed, async services =>
        {
            var rebuild = services.GetRequiredService<CustomerMetricsRebuild>();
            var figures = await WithProgress("Customers compared", progress => rebuild.Verify(progress, cancellation));
            AnsiConsole.WriteLine($"{figures.Customers} customers; of {figures.Changed} something else, or nothing, is kept.");
            return figures.Changed == 0;
        }));
        return command;
    }

    private static Task<RebuildFigures> WithProgress(string name, Func<IProgress<RebuildFigures>, Task<RebuildFigures>> work) =>
        AnsiConsole.Progress().StartAsync(async context =>
        {
            var bar = context.AddTask(name);
            var figures = await work(new Bar(bar));
            bar.Value = bar.MaxValue;
            return figures;
        });

    private sealed class Bar(ProgressTask bar) : IProgress<RebuildFigures>
    {
        public void Report(RebuildFigures value) => (bar.MaxValue, bar.Value) = (Math.Max(1, value.Customers), value.Done);
    }
}
