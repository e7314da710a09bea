using Amazon.DynamoDBv2;
using Graph.DynamoDb;
using Graph.DynamoDb.Paging;
using Xunit;

namespace Graph.Testing.DynamoDb;

/// <summary>
/// A database with a stage of its own, so that no two fixtures share a table. As a class fixture:
/// <c>IClassFixture&lt;DatabaseFixture&gt;</c>; the tests create the tables that they need.
/// </summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private Uri endpoint = null!;

    public string Stage { get; } = "t" + Guid.NewGuid().ToString("N")[..12];

    public Database Database { get; private set; } = null!;

    /// <summary>Counts the requests of <see cref="Database"/>, and can answer in DynamoDB's place.</summary>
    public RequestLog Requests { get; } = new();

    public async Task InitializeAsync()
    {
        endpoint = await SharedDynamoDb.Endpoint();
        Database = NewDatabase(Requests);
    }

    /// <summary>Another client of the same tables.</summary>
    public Database NewDatabase(RequestLog requests, Func<DatabaseOptions, DatabaseOptions>? configure = null)
    {
        var options = new DatabaseOptions
        {
            Stage = Stage,
            CursorKey = CursorKey.ForThisProcess(),
            Backoff = new Backoff { FirstDelay = TimeSpan.FromMilliseconds(1), LongestDelay = TimeSpan.FromMilliseconds(5) },
        };
        requests.InnerHandler = DynamoDbClientFactory.CreateHandler();
        return new Database(NewClient(requests), configure?.Invoke(options) ?? options);
    }

    public IAmazonDynamoDB NewClient(HttpMessageHandler handler) => DynamoDbClientFactory.Create(endpoint, handler);

    public Task DisposeAsync()
    {
        Database.Client.Dispose();
        return Task.CompletedTask;
    }
}
