using System.CommandLine;
using Graph.DynamoDb;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Operations.Migration;

/// <summary><c>migrate</c></summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var options = new MigrateOptions();
        var command = new Command(
            "migrate",
            "Copies the old system's users, products, categories, webhooks and sessions into tables of the new one, without Square's tokens, and compares "
            + "them. Ended half-way, it goes on there when run again; run twice, it changes nothing. Exit code 1 when old and new tables differ.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => Run(parsed, options.Plan(parsed), cancellation));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, MigrationPlan plan, CancellationToken cancellation)
    {
        try
        {
            return await Connection.Run(parsed, services => Run(services, plan, cancellation));
        }
        catch (MigrationStoppedException stopped)
        {
            await Console.Error.WriteLineAsync(stopped.Message);
            return Connection.NotDone;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Ended before it was done: run the same command again, and it goes on from there.");
            return Connection.NotDone;
        }
    }

    private static async Task<bool> Run(IServiceProvider services, MigrationPlan plan, CancellationToken cancellation)
    {
        var (database, time) = (services.GetRequiredService<Database>(), services.GetRequiredService<TimeProvider>());
        var requests = new Requests(
            database,
            new CapacityBucket(plan.ReadUnits, time),
            new CapacityBucket(plan.WriteUnits, time),
            plan.Patience,
            time);
        var output = Console.Out;
        if (plan.Kind == MigrationKind.DryRun)
        {
            var found = await Bars.Show("read", report => new DryRun(requests, time).Run(plan, report, cancellation));
            await Summary.SayDryRun(output, found);
            return true;
        }
        var isCopied = true;
        if (plan.Kind == MigrationKind.Copy)
        {
            var copied = await Bars.Show("copied", report => new TableMigration(database, requests, time).Run(plan, output, report, cancellation));
            isCopied = await Summary.SayCopied(output, copied);
        }
        var compared = await Bars.Show("compared", report => new Verification(requests, time).Run(plan, report, cancellation));
        return await Summary.SayCompared(output, compared, plan) && isCopied;
    }
}
