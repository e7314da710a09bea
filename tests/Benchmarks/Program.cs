using BenchmarkDotNet.Running;
using Graph.Benchmarks;
using Graph.Benchmarks.ColdStarts;
using Graph.Benchmarks.Shims;

if (args is ["cold-starts", .. var rounds])
{
    await ColdStartCommand.Run(rounds is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 15);
    return;
}
if (args is ["shims", .. var times])
{
    await ShimCommand.Run(times is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 500);
    return;
}
// In process: BenchmarkDotNet's own build looks for a project named as the assembly, and ours carry the product's name.
BenchmarkSwitcher.FromAssembly(typeof(DocumentBenchmarks).Assembly).Run([.. args, "--inProcess"]);
