using BenchmarkDotNet.Attributes;
using Graph.GraphQL.Execution;

namespace Graph.Benchmarks;

/// <summary>
/// What a request costs from its text to its result. The response's bytes cost <see cref="ExecuteAndWrite"/> less
/// <see cref="Execute"/>; parsing, validation and the plan cost <see cref="ExecuteUnseen"/> less <see cref="ExecuteAndWrite"/>.
/// </summary>
[MemoryDiagnoser]
public class ExecutionBenchmarks
{
    private readonly GraphQLExecutor _executor = new(Workloads.NewSchema());
    private GraphQLRequest _request = null!;
    private int _unseen;

    [ParamsAllValues]
    public Workload Workload { get; set; }

    [GlobalSetup]
    public async Task ReadRequest()
    {
        _request = Workload.Request();
        using var result = await _executor.Execute(_request);
        if (result.Errors.Count > 0)
            throw new InvalidOperationException(result.Errors[0].Message);
    }

    [Benchmark(Baseline = true)]
    public async Task<bool> Execute()
    {
        using var result = await _executor.Execute(_request);
        return result.HasData;
    }

    [Benchmark]
    public async Task<int> ExecuteAndWrite()
    {
        using var result = await _executor.Execute(_request);
        return result.ToJson().Length;
    }

    /// <summary>A comment makes each document a new one.</summary>
    [Benchmark]
    public async Task<int> ExecuteUnseen()
    {
        var request = new GraphQLRequest { Query = $"{_request.Query}#{_unseen++}", Variables = _request.Variables };
        using var result = await _executor.Execute(request);
        return result.ToJson().Length;
    }
}
