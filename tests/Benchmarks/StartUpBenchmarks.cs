using BenchmarkDotNet.Attributes;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;

namespace Graph.Benchmarks;

/// <summary>What a process does once before it can answer, after its code has been compiled.</summary>
[MemoryDiagnoser]
public class StartUpBenchmarks
{
    private readonly ExecutableSchema _schema = Workloads.NewSchema();

    /// <summary>The schema's text parsed, built, checked and bound to its resolvers.</summary>
    [Benchmark]
    public ExecutableSchema CreateSchema() => Workloads.NewSchema();

    [Benchmark]
    public GraphQLExecutor CreateExecutor() => new(_schema);
}
