using Graph.DynamoDb;
using Graph.LocalDev.Processes;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;

namespace Graph.Operations.Tests;

/// <summary>The commands as an operator runs them, on a database of their own.</summary>
[Collection(nameof(DynamoDbClientFactory.EndpointVariable))]
public sealed class CommandTests : IAsyncLifetime
{
    private DynamoDbLocal database = null!;

    public async Task InitializeAsync()
    {
        database = await DynamoDbLocal.Start();
        Environment.SetEnvironmentVariable(DynamoDbClientFactory.EndpointVariable, database.Endpoint.AbsoluteUri);
    }

    public async Task DisposeAsync()
    {
        Environment.SetEnvironmentVariable(DynamoDbClientFactory.EndpointVariable, null);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Tables_are_created_listed_and_compared()
    {
        Assert.Equal(0, await Run("tables", "create"));
        Assert.Equal(0, await Run("tables", "create"));
        Assert.Equal(0, await Run("tables", "describe"));
        Assert.Equal(0, await Run("tables", "diff"));

        using var client = DynamoDbClientFactory.Create(database.Endpoint);
        await client.DeleteTableAsync(CustomerMetricsTable.Definition.NameIn("dev"));

        Assert.Equal(1, await Run("tables", "diff"));
        Assert.Equal(1, await Run("tables", "diff", "--stage", "prod"));
    }

    [Fact]
    public async Task Metrics_are_found_missing_rebuilt_and_found_right()
    {
        Assert.Equal(0, await Run("seed", "--orders", "300"));

        Assert.Equal(1, await Run("verify-metrics"));
        Assert.Equal(0, await Run("rebuild-metrics"));
        Assert.Equal(0, await Run("verify-metrics"));
    }

    [Fact]
    public async Task A_rebuild_in_which_some_could_not_be_computed_is_not_well()
    {
        Assert.Equal(0, await Run("seed", "--orders", "20", "--customers", "2"));
        using var client = DynamoDbClientFactory.Create(database.Endpoint);
        // Fits into its row of contacts, and not, with what the orders add up to, into one of the cache.
        await client.PutItemAsync(
            ContactsTable.Definition.NameIn("dev"),
            new() { ["contactID"] = new("invented-000000"), ["company"] = new(new string('x', 409_300)) });

        Assert.Equal(1, await Run("rebuild-metrics"));

        await client.DeleteItemAsync(ContactsTable.Definition.NameIn("dev"), new() { ["contactID"] = new("invented-000000") });
        Assert.Equal(0, await Run("rebuild-metrics", "--from-start"));
        Assert.Equal(0, await Run("verify-metrics"));
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_one_line() => Assert.Equal(2, await Run("verify-metrics", "--stage", "nowhere"));

    [Fact]
    public async Task Nothing_is_invented_for_a_database_elsewhere()
    {
        Environment.SetEnvironmentVariable(DynamoDbClientFactory.EndpointVariable, "http://192.0.2.1:8000");

        Assert.Equal(2, await Run("seed", "--orders", "1"));
    }

    private static Task<int> Run(params string[] arguments) => Commands.Root().Parse(arguments).InvokeAsync();
}
