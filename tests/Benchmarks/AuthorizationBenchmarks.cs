using BenchmarkDotNet.Attributes;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;
using Graph.GraphQL.TypeSystem.Authorization;

namespace Graph.Benchmarks;

/// <summary>What <c>@authorize</c> costs on 500 objects with two fields each: nothing where it is not, a question an object or field where it is.</summary>
[MemoryDiagnoser]
public class AuthorizationBenchmarks
{
    private const string ForReaders = """@authorize(permissions: ["notes:read"])""";
    private const string ForOwners = """@authorize(owner: "author")""";

    private static readonly GraphQLRequest s_request = new() { Query = "{ notes { author text } }" };
    private static readonly Note[] s_notes = [.. Enumerable.Range(0, 500).Select(i => new Note("ada", $"Note {i}"))];

    private static readonly RequestFeatures s_ada = RequestFeatures.None.With(
        new Viewer { Id = "ada", Permissions = new HashSet<string> { "notes:read", "notes:write" } });

    private readonly GraphQLExecutor _open = Executor(type: "", field: "");
    private readonly GraphQLExecutor _types = Executor(ForReaders, field: "");
    private readonly GraphQLExecutor _owners = Executor(ForOwners, field: "");
    private readonly GraphQLExecutor _fields = Executor(type: "", ForReaders);

    [Benchmark(Baseline = true)]
    public Task<int> Open() => Execute(_open);

    [Benchmark]
    public Task<int> TypeByPermission() => Execute(_types);

    [Benchmark]
    public Task<int> TypeByOwner() => Execute(_owners);

    [Benchmark]
    public Task<int> FieldByPermission() => Execute(_fields);

    private static async Task<int> Execute(GraphQLExecutor executor)
    {
        using var result = await executor.Execute(s_request, s_ada);
        return result.Errors.Count == 0 ? result.ToJson().Length : throw new InvalidOperationException(result.Errors[0].Message);
    }

    private static GraphQLExecutor Executor(string type, string field) => new(
        new SchemaBinder($"{AuthorizationDirectives.Sdl} type Query {{ notes: [Note!]! @public }} type Note {type} {{ author: ID! text: String! {field} }}")
            .Field("Query.notes", static (in c) => c.List(s_notes, static (in c, note) => c.Object(note)))
            .Field("Note.author", static (in c) => c.String(((Note)c.Parent).Author))
            .Field("Note.text", static (in c) => c.String(((Note)c.Parent).Text))
            .Owner("Note", static note => ((Note)note).Author)
            .Build());

    private sealed record Note(string Author, string Text);
}
