using System.CommandLine;
using System.CommandLine.Parsing;

namespace Graph.Operations.Migration;

/// <summary>The options of <c>migrate</c> and what they stand for.</summary>
internal sealed class MigrateOptions
{
    private readonly Option<string> from = new("--from") { Description = "What is copied: old.", Required = true };
    private readonly Option<string> to = new("--to") { Description = "What it becomes: v3.", Required = true };
    private readonly Option<string?> sourceStage = new("--source-stage")
    {
        Description = "The stage of the old tables where it differs from --stage: the old default was development.",
    };

    private readonly Option<string[]> tables = new("--table")
    {
        Description = "Only this table, and others when given again.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int> segments = new("--segments")
    {
        Description = "In how many parts a table is read and written at once.",
        DefaultValueFactory = _ => 8,
    };

    private readonly Option<double?> readUnits = new("--read-units")
    {
        Description = "At most so many read capacity units a second, of all tables together; no bound when left out.",
    };

    private readonly Option<double?> writeUnits = new("--write-units")
    {
        Description = "At most so many write capacity units a second; no bound when left out.",
    };

    private readonly Option<int> patience = new("--patience")
    {
        Description = "After so many seconds without any progress it ends, to be run again.",
        DefaultValueFactory = _ => 120,
    };

    private readonly Option<string?> checkpoint = new("--checkpoint")
    {
        Description = "The file that says how far it is; named after the stages, in this directory, when left out.",
    };

    private readonly Option<bool> fromStart = new("--from-start") { Description = "Begins anew, whatever the checkpoint says." };
    private readonly Option<bool> overwrite = new("--overwrite") { Description = "Overwrites items of the new tables that differ." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Reads and counts, and writes nothing." };
    private readonly Option<bool> verify = new("--verify") { Description = "Only compares old and new tables." };
    private readonly Option<double> sample = new("--sample")
    {
        Description = "Of each hundred items, how many are compared by what they hold; 100 for all, 0 to count alone.",
        DefaultValueFactory = _ => 1,
    };

    public MigrateOptions()
    {
        from.AcceptOnlyFromAmong("old");
        to.AcceptOnlyFromAmong("v3");
        tables.AcceptOnlyFromAmong([.. MigratedTable.All.Select(table => table.Name)]);
        Bound(segments, 1, 256);
        Bound(patience, 1, int.MaxValue);
        Bound(sample, 0, 100);
        Bound(readUnits, 0.1, double.MaxValue);
        Bound(writeUnits, 0.1, double.MaxValue);
    }

    public void AddTo(Command command)
    {
        Option[] all =
        [
            from, to, sourceStage, tables, segments, readUnits, writeUnits, patience, checkpoint, fromStart, overwrite, dryRun, verify, sample,
        ];
        foreach (var option in all)
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(dryRun) && result.GetValue(verify))
                result.AddError("--dry-run writes nothing and --verify copies nothing: give one of them.");
        });
    }

    public MigrationPlan Plan(ParseResult parsed)
    {
        var stage = parsed.GetValue(Connection.Stage)!;
        var oldStage = parsed.GetValue(sourceStage) ?? stage;
        var chosen = parsed.GetValue(tables) ?? [];
        return new MigrationPlan
        {
            OldStage = oldStage,
            NewStage = stage,
            Tables = [.. MigratedTable.All.Where(table => chosen.Length == 0 || chosen.Contains(table.Name))],
            Segments = parsed.GetValue(segments),
            CheckpointPath = Path.GetFullPath(parsed.GetValue(checkpoint) ?? $"migrate-{oldStage}-to-v3-{stage}.json"),
            FromStart = parsed.GetValue(fromStart),
            Overwrite = parsed.GetValue(overwrite),
            Kind = parsed.GetValue(dryRun) ? MigrationKind.DryRun : parsed.GetValue(verify) ? MigrationKind.Verification : MigrationKind.Copy,
            SamplePercent = parsed.GetValue(sample),
            ReadUnits = parsed.GetValue(readUnits),
            WriteUnits = parsed.GetValue(writeUnits),
            Patience = TimeSpan.FromSeconds(parsed.GetValue(patience)),
        };
    }

    private static void Bound<T>(Option<T> option, double least, double most) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<T>() is { } value && Convert.ToDouble(value, null) is var number && (number < least || number > most || double.IsNaN(number)))
            ((SymbolResult)result).AddError($"{option.Name} is between {least} and {most}.");
    });
}
