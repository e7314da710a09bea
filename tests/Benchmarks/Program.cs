using System.Diagnostics;
using System.Runtime.Versioning;
using BenchmarkDotNet.Running;
using Graph.Benchmarks;
using Graph.Benchmarks.ColdStart;

[assembly: SupportedOSPlatform("linux")]

if (args is ["cold-start", ..])
{
    // Off the core that the programs start on.
    Process.GetCurrentProcess().ProcessorAffinity = 0b10;
    return await ColdStartRun.Main(args[1..]);
}

// In process: BenchmarkDotNet's own build looks for a project named as the assembly, and ours carry the product's name.
BenchmarkSwitcher.FromAssembly(typeof(DocumentBenchmarks).Assembly).Run([.. args, "--inProcess"]);
return 0;
