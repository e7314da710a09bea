using Amazon.DynamoDBv2;
using Graph.DynamoDb;
using Graph.LocalDev.Processes;
using Graph.LocalDev.Streams;

namespace Graph.LocalDev;

/// <summary>
/// Which DynamoDB the system runs on: the one at <c>DYNAMODB_ENDPOINT</c>, else AWS where credentials are configured, else
/// DynamoDB Local, started for this run.
/// </summary>
/// <param name="Ours">
/// Where it is when it is on this machine: tables are created, invented data is written, and their streams are followed. Null when
/// that is others' matter.
/// </param>
/// <param name="Writes">Of what goes through <paramref name="Client"/>.</param>
/// <param name="Process">To be ended with the system; null when nothing was started.</param>
internal sealed record DatabaseChoice(IAmazonDynamoDB Client, string Description, Uri? Ours, TableWrites Writes, DynamoDbLocal? Process)
    : IAsyncDisposable
{
    private static readonly string[] AwsVariables = ["AWS_PROFILE", "AWS_ACCESS_KEY_ID"];

    public static async Task<DatabaseChoice> Make(CancellationToken cancellationToken)
    {
        var writes = new TableWrites(DynamoDbClientFactory.CreateHandler());
        if (Environment.GetEnvironmentVariable(DynamoDbClientFactory.EndpointVariable) is { Length: > 0 } address)
        {
            var endpoint = new Uri(address, UriKind.Absolute);
            return new DatabaseChoice(
                DynamoDbClientFactory.Create(endpoint, writes), $"DynamoDB at {address}", endpoint.IsLoopback ? endpoint : null, writes, null);
        }
        if (AwsVariables.FirstOrDefault(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))) is { } variable)
            return new DatabaseChoice(
                DynamoDbClientFactory.Create(endpoint: null, writes), $"DynamoDB on AWS, because {variable} is set", null, writes, null);
        var process = await DynamoDbLocal.Start(cancellationToken);
        return new DatabaseChoice(
            DynamoDbClientFactory.Create(process.Endpoint, writes),
            $"DynamoDB Local at {process.Endpoint}", process.Endpoint, writes, process);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (Process is not null)
            await Process.DisposeAsync();
    }
}
