using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.AspNetCore.Subscriptions;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Conformance.Subscriptions;

/// <summary>The transport on Kestrel at a free loopback port, over a schema with subscriptions that count.</summary>
public sealed class CountingServer : IAsyncLifetime
{
    private const string Sdl = """
        type Query { hello: String! }
        type Subscription { count(to: Int!): Int! broken: Int! forever: Int! }
        """;

    private readonly WebApplication _application;
    private int _running;

    public CountingServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new GraphQLExecutor(Bind()));
        builder.Services.AddSingleton(new GraphQLHttpOptions
        {
            Subscriptions = new SubscriptionOptions { InitTimeout = TimeSpan.FromSeconds(1), KeepAlive = TimeSpan.FromMilliseconds(100) },
        });
        _application = builder.Build();
        _application.MapGraphQL();
    }

    public string Endpoint => $"{_application.Urls.First()}/graphql";

    /// <summary>Source streams without an end that have not been ended.</summary>
    public int Running => Volatile.Read(ref _running);

    public Task InitializeAsync() => _application.StartAsync();

    public async Task DisposeAsync() => await _application.DisposeAsync();

    private ExecutableSchema Bind() => new SchemaBinder(Sdl)
        .Field("Query.hello", static (in c) => c.String("world"))
        .Stream("Subscription.count", static (in c) => Count(c.Argument<int>(0)), static (in c, n) => c.Int(n))
        .Stream("Subscription.broken", static (in c) => Broken(), static (in c, n) => c.Int(n))
        .Stream("Subscription.forever", (in c) => Forever(c.CancellationToken), static (in c, n) => c.Int(n))
        .Build();

    private static async IAsyncEnumerable<int> Count(int to)
    {
        await Task.Yield();
        for (var n = 1; n <= to; n++)
            yield return n;
    }

    private static async IAsyncEnumerable<int> Broken()
    {
        await Task.Yield();
        yield return 1;
        throw new GraphQLException("The source broke.", "BROKEN");
    }

    private async IAsyncEnumerable<int> Forever([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        Interlocked.Increment(ref _running);
        try
        {
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
            for (var n = 1; await pace.WaitForNextTickAsync(cancellation); n++)
                yield return n;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
