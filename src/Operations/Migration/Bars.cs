using System.Collections.Concurrent;
using Spectre.Console;

namespace Graph.Operations.Migration;

/// <summary>A progress bar for each table; lines where nobody looks at a screen.</summary>
internal static class Bars
{
    public static Task<T> Show<T>(string done, Func<Action<TablePair, long>, Task<T>> work) =>
        AnsiConsole.Progress().StartAsync(async context =>
        {
            var bars = new ConcurrentDictionary<string, Lazy<ProgressTask>>(StringComparer.Ordinal);
            var result = await work((pair, items) =>
            {
                // Lazy, as a bar that is made twice is shown twice.
                var bar = bars.GetOrAdd(pair.Table.Name, name => new Lazy<ProgressTask>(() => context.AddTask(name))).Value;
                // The estimate may be of hours ago: the bar ends when the work does.
                bar.MaxValue = Math.Max(1, Math.Max(items, pair.Estimated));
                bar.Value = items;
                bar.Description = $"{pair.Table.Name}: {items:n0} of about {pair.Estimated:n0} {done}";
            });
            foreach (var bar in bars.Values)
                bar.Value.Value = bar.Value.MaxValue;
            return result;
        });
}
