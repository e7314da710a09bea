using Amazon.DynamoDBv2;
using Graph.DynamoDb;
using Graph.LocalDev.Processes;

namespace Graph.LocalDev;

/// <summary>
/// Which DynamoDB the system runs on: the one at <c>DYNAMODB_ENDPOINT</c>, else AWS where credentials are configured, else
/// DynamoDB Local, started for this run.
/// </summary>
/// <param name="IsOurs">On this machine: tables are created and invented data is written.</param>
/// <param name="Process">To be ended with the system; null when nothing was started.</param>
internal sealed record DatabaseChoice(IAmazonDynamoDB Client, string Description, bool IsOurs, DynamoDbLocal? Process)
    : IAsyncDisposable
{
    private static readonly string[] AwsVariables = ["AWS_PROFILE", "AWS_ACCESS_KEY_ID"];

    public static async Task<DatabaseChoice> Make(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(DynamoDbClientFactory.EndpointVariable) is { Length: > 0 } endpoint)
            return new DatabaseChoice(
                DynamoDbClientFactory.FromEnvironment(), $"DynamoDB at {endpoint}", new Uri(endpoint).IsLoopback, null);
        if (AwsVariables.FirstOrDefault(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))) is { } variable)
            return new DatabaseChoice(
                DynamoDbClientFactory.FromEnvironment(), $"DynamoDB on AWS, because {variable} is set", false, null);
        var process = await DynamoDbLocal.Start(cancellationToken);
        return new DatabaseChoice(
            DynamoDbClientFactory.Create(process.Endpoint), $"DynamoDB Local at {process.Endpoint}", true, process);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (Process is not null)
            await Process.DisposeAsync();
    }
}
