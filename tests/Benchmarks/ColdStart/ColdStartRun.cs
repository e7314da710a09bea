using System.Globalization;

namespace Graph.Benchmarks.ColdStart;

/// <summary>
/// <c>cold-start NAME=PROGRAM …</c>: from a process's start on core 0 to its first answer, in turns, so that what else the machine does falls on
/// all of them. The emulator of the Runtime API and the clock are on the other core. Ratios are to the first program.
/// </summary>
internal static class ColdStartRun
{
    private const int Turns = 11;

    /// <returns>The exit code.</returns>
    public static async Task<int> Main(string[] args)
    {
        var programs = args.Select(ToProgram).ToArray();
        if (programs.Length == 0)
        {
            await Console.Error.WriteLineAsync(
                "cold-start NAME=PROGRAM …, of which each is a program or library of tests/Benchmarks.Server, a bootstrap from a package, or a server for Node (.mjs).");
            return 1;
        }
        var starts = programs.ToDictionary(program => program, _ => new List<ColdStart>());
        // The first turn warms this process, and files that are read.
        for (var turn = 0; turn <= Turns; turn++)
        {
            foreach (var program in programs)
            {
                var start = await program.Start();
                if (turn > 0)
                    starts[program].Add(start);
            }
        }
        Print(programs, starts);
        return 0;
    }

    private static ColdStartProgram ToProgram(string argument) => argument.Split('=', 2) is [var name, var path]
        ? new ColdStartProgram(name, Path.GetFullPath(path))
        : throw new ArgumentException($"{argument} is not NAME=PROGRAM.");

    private static void Print(ColdStartProgram[] programs, Dictionary<ColdStartProgram, List<ColdStart>> starts)
    {
        var first = Median(starts[programs[0]]);
        Console.WriteLine($"Load of the machine: {File.ReadAllText("/proc/loadavg").Trim()}");
        Console.WriteLine($"| program | median of {Turns} | min | max | to the first | CPU time, median | peak memory |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var program in programs)
        {
            var all = starts[program];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {program.Name} | {Median(all):0} ms | {all.Min(start => start.Milliseconds):0} ms | {all.Max(start => start.Milliseconds):0} ms | {Median(all) / first:0.00} | {MedianOf(all.Select(start => start.ProcessorMilliseconds)):0} ms | {MedianOf(all.Select(start => start.PeakMegabytes)):0} MB |"));
        }
    }

    private static double Median(List<ColdStart> starts) => MedianOf(starts.Select(start => start.Milliseconds));

    private static double MedianOf(IEnumerable<double> values) => values.Order().ElementAt(Turns / 2);
}
