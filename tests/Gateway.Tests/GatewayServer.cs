using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Graph.Gateway.Rest;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.Binding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Gateway.Tests;

/// <summary>The whole application on a free loopback port. Its database does not answer: what fails there is the point.</summary>
internal sealed class GatewayServer : IAsyncDisposable
{
    public const string CursorKey = "--DynamoDb:CursorKey=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    public const string Production = "--environment=Production";
    public const string Development = "--environment=Development";

    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    private readonly WebApplication _app;

    private GatewayServer(string[] args, TimeProvider time, ILoggerProvider? logs = null, RestMetrics? metrics = null)
    {
        _app = GatewayApplication.Build(["--urls", "http://127.0.0.1:0", .. args], builder =>
        {
            builder.Services.AddSingleton(time);
            if (metrics is not null)
                builder.Services.AddSingleton(metrics);
            builder.Services.AddSingleton<IAmazonDynamoDB>(new AmazonDynamoDBClient("local", "local", new AmazonDynamoDBConfig
            {
                ServiceURL = Nowhere.AbsoluteUri,
                MaxErrorRetry = 0,
            }));
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(logs ?? Logs);
        });
        _app.Map("/viewer", AnswerViewer);
    }

    public HttpClient Client { get; } = new();

    public LogLines Logs { get; } = new();

    public IServiceProvider Services => _app.Services;

    public static Task<GatewayServer> Start(params string[] args) => Start(TimeProvider.System, args);

    public static Task<GatewayServer> Start(TimeProvider time, params string[] args) => Start(new GatewayServer(args, time));

    /// <param name="logs">In the place of <see cref="Logs"/>.</param>
    public static Task<GatewayServer> Start(ILoggerProvider logs, params string[] args) => Start(new GatewayServer(args, TimeProvider.System, logs));

    /// <param name="metrics">There are none unless this process is a function on Lambda.</param>
    public static Task<GatewayServer> Start(RestMetrics metrics, params string[] args) => Start(new GatewayServer(args, TimeProvider.System, metrics: metrics));

    private static async Task<GatewayServer> Start(GatewayServer server)
    {
        await server._app.StartAsync();
        server.Client.BaseAddress = new Uri(server._app.Urls.Single());
        return server;
    }

    public async Task<string> Query(string query)
    {
        using var response = await Post(query);
        return await response.Content.ReadAsStringAsync();
    }

    public Task<HttpResponseMessage> Post(string query, string? requestId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent($$"""{"query":"{{query.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""", null, "application/json"),
        };
        if (requestId is not null)
            request.Headers.TryAddWithoutValidation("X-Request-Id", requestId);
        return Client.SendAsync(request);
    }

    /// <summary>A request with these headers; those without a value are left out.</summary>
    public async Task<HttpResponseMessage> Send(string method, string path, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    /// <summary>Who asks, as resolvers see it; with a token or without.</summary>
    public async Task<HttpResponseMessage> GetViewer(string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/viewer");
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await Client.SendAsync(request);
    }

    /// <summary>A GET with these lines of headers as they are; a client library would refuse to send some. The whole response.</summary>
    public async Task<string> SendRaw(string path, params string[] headers)
    {
        var address = Client.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        string[] lines = [$"GET {path} HTTP/1.1", $"Host: {address.Authority}", "Connection: close", .. headers, "", ""];
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Ends when nothing more is done for any request, also after its answer.</summary>
    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static Task AnswerViewer(HttpContext context)
    {
        var viewer = context.RequestServices.GetRequiredService<GraphQLHttpOptions>().Features!(context).Get<Viewer>()!;
        return context.Response.WriteAsync(new JsonObject
        {
            ["id"] = viewer.Id,
            ["email"] = viewer.Email,
            ["roles"] = new JsonArray([.. viewer.Roles.Order(StringComparer.Ordinal)]),
            ["permissions"] = new JsonArray([.. viewer.Permissions.Order(StringComparer.Ordinal)]),
            ["isAdmin"] = viewer.IsAdmin,
        }.ToJsonString());
    }
}

/// <summary>Keeps what was logged as text, with exceptions and scopes.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = new();
    private IExternalScopeProvider? _scopes;

    public IReadOnlyCollection<string> All => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = new StringBuilder($"{logLevel}: {formatter(state, exception)} {exception}");
        _scopes?.ForEachScope(static (scope, line) => line.Append(' ').Append(scope), line);
        _lines.Enqueue(line.ToString());
    }

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }
}
