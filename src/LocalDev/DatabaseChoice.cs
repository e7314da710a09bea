using Amazon.DynamoDBv2;
using Graph.DynamoDb;
using Graph.LocalDev.Processes;

namespace Graph.LocalDev;

/// <summary>
/// Which DynamoDB the system runs on: the one at <c>DYNAMODB_ENDPOINT</c>, else AWS where credentials are configured, else
/// DynamoDB Local, started for this run.
/// </summary>
/// <param name="Ours">
/// Where it is when it is on this machine: tables are created, invented data is written, and their streams are followed. Null when
/// that is others' matter.
/// </param>
/// <param name="Process">To be ended with the system; null when nothing was started.</param>
internal sealed record DatabaseChoice(IAmazonDynamoDB Client, string Description, Uri? Ours, DynamoDbLocal? Process)
    : IAsyncDisposable
{
    private static readonly string[] AwsVariables = ["AWS_PROFILE", "AWS_ACCESS_KEY_ID"];

    public static async Task<DatabaseChoice> Make(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(DynamoDbClientFactory.EndpointVariable) is { Length: > 0 } endpoint)
            return new DatabaseChoice(
                DynamoDbClientFactory.FromEnvironment(), $"DynamoDB at {endpoint}", OursOrNull(new Uri(endpoint)), null);
        if (AwsVariables.FirstOrDefault(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))) is { } variable)
            return new DatabaseChoice(
                DynamoDbClientFactory.FromEnvironment(), $"DynamoDB on AWS, because {variable} is set", null, null);
        var process = await DynamoDbLocal.Start(cancellationToken);
        return new DatabaseChoice(
            DynamoDbClientFactory.Create(process.Endpoint), $"DynamoDB Local at {process.Endpoint}", process.Endpoint, process);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (Process is not null)
            await Process.DisposeAsync();
    }

    private static Uri? OursOrNull(Uri endpoint) => endpoint.IsLoopback ? endpoint : null;
}
