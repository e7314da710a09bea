using System.Net;
using System.Text;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.GraphQL.AspNetCore.Tests;

/// <summary>The endpoint on Kestrel at a free loopback port, over a small schema, and a client of it.</summary>
internal sealed class GraphQLServer : IAsyncDisposable
{
    private const string Sdl = """
        type Query {
          hello: String!
          echo(text: String, number: Float, list: [[Int]], node: NodeInput): String
          text(length: Int!): String!
          node: Node!
          nothing: String
          crash: String!
          wait: String
        }
        type Node { id: ID! node: Node! nodes(first: Int = 50): [Node!]! }
        input NodeInput { node: NodeInput, id: ID }
        type Mutation { count: Int! }
        """;

    private readonly WebApplication _app;
    private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    private GraphQLServer(GraphQLHttpOptions? options, Action<WebApplication>? before)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new GraphQLExecutor(Bind()));
        if (options is not null)
            builder.Services.AddSingleton(options);
        _app = builder.Build();
        before?.Invoke(_app);
        _app.MapGraphQL();
    }

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>How often the mutation ran.</summary>
    public int Count => _count;

    /// <summary>Ends when the field that waits forever has begun.</summary>
    public Task Waits => _waits.Task;

    /// <summary>Ends when that field was told to give up.</summary>
    public Task Cancelled => _cancelled.Task;

    /// <param name="before">Adds steps that stand before the endpoint.</param>
    public static async Task<GraphQLServer> Start(GraphQLHttpOptions? options = null, Action<WebApplication>? before = null)
    {
        var server = new GraphQLServer(options, before);
        await server._app.StartAsync();
        server.Client.BaseAddress = new Uri(server._app.Urls.Single());
        return server;
    }

    public Task<Answer> Post(string body, string? accept = null) =>
        Send(HttpMethod.Post, "/graphql", accept, Json(Encoding.UTF8.GetBytes(body)));

    public Task<Answer> Post(byte[] body) => Send(HttpMethod.Post, "/graphql", null, Json(body));

    public Task<Answer> Get(string pathAndQuery, string? accept = null) => Send(HttpMethod.Get, pathAndQuery, accept);

    public async Task<Answer> Send(
        HttpMethod method, string path, string? accept = null, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request);
        var fields = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, await response.Content.ReadAsByteArrayAsync(), fields);
    }

    public static ByteArrayContent Json(byte[] body) =>
        new(body) { Headers = { { "Content-Type", "application/json" } } };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private ExecutableSchema Bind() => new SchemaBinder(Sdl)
        .Field("Query.hello", static (in c) => c.String("world"))
        .Field("Query.echo", static (in c) => c.String(c.Argument<string?>(0)))
        .Field("Query.text", static (in c) => c.String(new string('x', c.Argument<int>(0))))
        .Field("Query.node", static (in c) => c.Object("n"))
        .Field("Query.nothing", static (in c) => c.Null())
        .Field("Query.crash", static (in _) => throw new InvalidOperationException("the password is 1234"))
        .Field("Query.wait", (in c) => c.Await(Wait(c.CancellationToken), static (in c, value) => c.String(value)))
        .Field("Node.id", static (in c) => c.String("1"))
        .Field("Node.node", static (in c) => c.Object("n"))
        .Field("Node.nodes", static (in c) => c.List(["a", "b"], static (in c, n) => c.Object(n)))
        .Field("Mutation.count", (in c) => c.Int(Interlocked.Increment(ref _count)))
        .Build();

    private async Task<string?> Wait(CancellationToken cancellation)
    {
        cancellation.Register(() => _cancelled.TrySetResult());
        _waits.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        return null;
    }
}

/// <summary>A whole response.</summary>
/// <param name="Headers">Of the response and its content, by name in any case.</param>
internal sealed record Answer(HttpStatusCode StatusCode, byte[] Content, IReadOnlyDictionary<string, string> Headers)
{
    public int Status => (int)StatusCode;

    public string Body => Encoding.UTF8.GetString(Content);

    public string? ContentType => Headers.GetValueOrDefault("Content-Type");
}
