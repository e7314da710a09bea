using System.ComponentModel.Design;
using Graph.GraphQL.Binding;

namespace Graph.GraphQL.Tests.Binding;

public sealed class DeferredTests
{
    [Fact]
    public void It_is_made_when_first_needed_and_once()
    {
        var made = 0;
        var resolvers = new Deferred<object>(() => $"the {++made}st");

        Assert.Equal(0, made);
        Assert.Equal("the 1st", resolvers.Value);
        Assert.Same(resolvers.Value, resolvers.Value);
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Threads_that_come_first_together_are_given_the_same()
    {
        using var both = new Barrier(2);
        var resolvers = new Deferred<object>(() =>
        {
            both.SignalAndWait(TimeSpan.FromSeconds(30));
            return new object();
        });

        var given = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            Task.Factory.StartNew(() => resolvers.Value, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Same(given[0], given[1]);
        Assert.Same(given[0], resolvers.Value);
    }

    [Fact]
    public void A_service_that_is_missing_is_named_whenever_it_is_needed()
    {
        var services = new ServiceContainer();
        var clock = new Deferred<TimeProvider>(services);
        const string Missing = "A resolver or loader takes System.TimeProvider, which is not registered as a service.";

        Assert.Equal(Missing, Assert.Throws<InvalidOperationException>(() => clock.Value).Message);
        Assert.Equal(Missing, Assert.Throws<InvalidOperationException>(() => clock.Value).Message);
        services.AddService(typeof(TimeProvider), TimeProvider.System);
        Assert.Same(TimeProvider.System, clock.Value);
    }

    [Fact]
    public void A_schema_makes_all_that_it_has_deferred_when_its_services_are_required()
    {
        var made = new List<string>();
        var schema = new SchemaBinder("type Query { a: Int }")
            .Field("Query.a", static (in c) => c.Null())
            .Deferred(new Deferred<object>(() => Make("resolvers")), new Deferred<object>(() => Make("others")))
            .Build();
        Assert.Empty(made);

        schema.RequireServices();
        schema.RequireServices();

        Assert.Equal(["resolvers", "others"], made);

        object Make(string name)
        {
            made.Add(name);
            return name;
        }
    }
}
