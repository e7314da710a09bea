using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Graph.GraphQL.AspNetCore.Subscriptions;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;
using Graph.GraphQL.TypeSystem.Authorization;
using Graph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>The endpoint on Kestrel at a free loopback port, over a schema with subscriptions whose events tests publish.</summary>
internal sealed class StreamingServer : IAsyncDisposable
{
    private const string Sdl = AuthorizationDirectives.Sdl + """
        type Query { hello: String! @public viewer: String @public crash: String! @public wait: String @public }
        type Mutation { count: Int! @public }
        type Subscription {
          count(to: Int!): Int! @public
          notes: Note @public
          secret: Int! @authorize
          broken: Int! @public
          blobs(size: Int!, to: Int!): String! @public
        }
        type Note @authorize(owner: "author") { author: String! text: String! }
        """;

    private readonly ConcurrentDictionary<Channel<Note>, byte> _readers = new();
    private readonly WebApplication _app;
    private int _opened;
    private int _count;

    private StreamingServer(GraphQLHttpOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(Logs);
        builder.Services.AddSingleton(new GraphQLExecutor(Bind()));
        builder.Services.AddSingleton(options);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        _app = builder.Build();
        _app.MapGraphQL();
    }

    public HttpClient Client { get; } = new();

    public RecordedLogs Logs { get; } = new();

    public Uri SocketAddress { get; private set; } = null!;

    /// <summary>Source streams of notes that were opened, ever.</summary>
    public int Opened => Volatile.Read(ref _opened);

    /// <summary>Source streams of notes that are read at the moment.</summary>
    public int Reading => _readers.Count;

    public static Task<StreamingServer> Start(SubscriptionOptions? limits = null) =>
        Start(new GraphQLHttpOptions { Subscriptions = limits ?? new SubscriptionOptions(), Features = FeaturesOf });

    public static async Task<StreamingServer> Start(GraphQLHttpOptions options)
    {
        var server = new StreamingServer(options);
        await server._app.StartAsync();
        server.Client.BaseAddress = new Uri(server._app.Urls.Single());
        server.SocketAddress = new UriBuilder(server.Client.BaseAddress) { Scheme = "ws", Path = "/graphql" }.Uri;
        return server;
    }

    /// <summary>Who asks is whom the header X-Viewer names.</summary>
    public static RequestFeatures FeaturesOf(HttpContext context) =>
        context.Request.Headers["X-Viewer"] is [{ } id] ? FeaturesOf(id) : RequestFeatures.None;

    public static RequestFeatures FeaturesOf(string viewerId) => RequestFeatures.None.With(new Viewer { Id = viewerId });

    public async Task<SocketClient> Connect(params (string Name, string Value)[] headers)
    {
        var socket = await Open("graphql-transport-ws", headers);
        await socket.Send("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.Receive());
        return socket;
    }

    public async Task<SocketClient> Open(string? subProtocol = "graphql-transport-ws", params (string Name, string Value)[] headers)
    {
        var socket = new ClientWebSocket();
        if (subProtocol is not null)
            socket.Options.AddSubProtocol(subProtocol);
        foreach (var (name, value) in headers)
            socket.Options.SetRequestHeader(name, value);
        await socket.ConnectAsync(SocketAddress, new CancellationTokenSource(Eventually.Patience).Token);
        return new SocketClient(socket);
    }

    public void Publish(string author, string text)
    {
        foreach (var (reader, _) in _readers)
            reader.Writer.TryWrite(new Note(author, text));
    }

    /// <summary>Source streams of notes end.</summary>
    public void EndNotes()
    {
        foreach (var (reader, _) in _readers)
            reader.Writer.TryComplete();
    }

    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private ExecutableSchema Bind() => new SchemaBinder(Sdl)
        .Field("Query.hello", static (in c) => c.String("world"))
        .Field("Query.viewer", static (in c) => c.String(c.Feature<Viewer>().Id))
        .Field("Query.crash", static (in _) => throw new InvalidOperationException("the password is 1234"))
        .Field("Query.wait", static (in c) => c.Await(Wait(c.CancellationToken), static (in c, value) => c.String(value)))
        .Field("Mutation.count", (in c) => c.Int(Interlocked.Increment(ref _count)))
        .Stream("Subscription.count", static (in c) => Count(c.Argument<int>(0)), static (in c, n) => c.Int(n))
        .Stream("Subscription.notes", (in c) => Notes(c.CancellationToken), static (in c, note) => c.Object(note))
        .Stream("Subscription.secret", static (in c) => Count(1), static (in c, n) => c.Int(n))
        .Stream("Subscription.broken", static (in c) => Broken(), static (in c, n) => c.Int(n))
        .Stream("Subscription.blobs", static (in c) => Blobs(c.Argument<int>(0), c.Argument<int>(1)), static (in c, text) => c.String(text))
        .Field("Note.author", static (in c) => c.String(((Note)c.Parent).Author))
        .Field("Note.text", static (in c) => c.String(((Note)c.Parent).Text))
        .Owner("Note", static note => ((Note)note).Author)
        .Build();

    /// <summary>Never waits: whoever is to end it has to get a word in.</summary>
    private static async IAsyncEnumerable<int> Count(int to)
    {
        await ValueTask.CompletedTask;
        for (var n = 1; n <= to; n++)
            yield return n;
    }

    private async IAsyncEnumerable<Note> Notes([EnumeratorCancellation] CancellationToken cancellation)
    {
        var reader = Channel.CreateUnbounded<Note>();
        _readers[reader] = 0;
        Interlocked.Increment(ref _opened);
        try
        {
            await foreach (var note in reader.Reader.ReadAllAsync(cancellation))
                yield return note;
        }
        finally
        {
            _readers.TryRemove(reader, out _);
        }
    }

    private static async IAsyncEnumerable<int> Broken()
    {
        await ValueTask.CompletedTask;
        yield return 1;
        throw new GraphQLException("The source broke.", "BROKEN");
    }

    private static async IAsyncEnumerable<string> Blobs(int size, int to)
    {
        await ValueTask.CompletedTask;
        for (var n = 0; n < to; n++)
            yield return new string('x', size);
    }

    private static async Task<string?> Wait(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        return null;
    }

    private sealed record Note(string Author, string Text);
}

/// <summary>Keeps what was logged as text.</summary>
internal sealed class RecordedLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>From warnings on.</summary>
    public IEnumerable<string> Complaints => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            _lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
