using BenchmarkDotNet.Attributes;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.GraphQL.Validation;

namespace Graph.Benchmarks;

/// <summary>What a document costs once, before it is kept with its plan.</summary>
[MemoryDiagnoser]
public class DocumentBenchmarks
{
    private readonly Schema _schema = Workloads.NewSchema().Schema;
    private string _text = "";
    private DocumentNode _document = null!;

    [ParamsAllValues]
    public Workload Workload { get; set; }

    [GlobalSetup]
    public void ReadRequest()
    {
        _text = Workload.Request().Query;
        _document = Parser.Parse(_text);
    }

    [Benchmark]
    public DocumentNode Parse() => Parser.Parse(_text);

    [Benchmark]
    public IReadOnlyList<GraphQLError> Validate() => DocumentValidator.Validate(_schema, _document);
}
