using Graph.LocalDev.Processes;

namespace Graph.Testing.DynamoDb;

/// <summary>The DynamoDB Local of this test process: started by the first test that needs it, gone with the process.</summary>
public static class SharedDynamoDb
{
    private static readonly Lazy<Task<DynamoDbLocal>> Started = new(() => DynamoDbLocal.Start());

    public static async Task<Uri> Endpoint() => (await Started.Value).Endpoint;
}
