using BenchmarkDotNet.Running;
using Graph.Benchmarks;

// In process: BenchmarkDotNet's own build looks for a project named as the assembly, and ours carry the product's name.
BenchmarkSwitcher.FromAssembly(typeof(DocumentBenchmarks).Assembly).Run([.. args, "--inProcess"]);
