using System.Diagnostics;
using Amazon.DynamoDBv2;
using Graph.DynamoDb;
using Graph.Functions;
using Graph.Gateway;
using Graph.LocalDev.Queues;
using Graph.Resolvers.Transactions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.LocalDev.Tests.Transactions;

/// <summary>Takes transactions from the queue in a process of its own, which a test can kill.</summary>
internal sealed class ProcessorProgram : IDisposable
{
    /// <summary>What a killed process held comes again soon.</summary>
    public static QueueDefinition Definition { get; } = QueueDefinition.Transactions with { VisibilityTimeout = TimeSpan.FromSeconds(2) };

    private readonly Process process;

    private ProcessorProgram(Process process) => this.process = process;

    public static async Task<int> Run(Uri database, string chain, Uri queues)
    {
        await using var gateway = GatewayApplication.Build(
            ["--environment=Development", $"--Ethereum:Endpoints:0={chain}", $"--Wallets:ServerKeys:local={LocalSystem.KeyOfNoSecrets}"],
            builder => builder.Services.AddSingleton<IAmazonDynamoDB>(DynamoDbClientFactory.Create(database)));
        var process = new ProcessTransaction(
            gateway.Services.GetRequiredService<TransactionProcessor>(), NullLogger<ProcessTransaction>.Instance);
        using var sqs = new SqsClient(queues);
        var queue = await Queue.Create(sqs, Definition);
        await using var pump = QueuePump.Start(
            sqs, queue, process.Handle, NullLogger.Instance, new QueuePumpOptions { BatchSize = 1 });
        Console.WriteLine("ready");
        return await new TaskCompletionSource<int>().Task;
    }

    /// <summary>Gives it back once it polls.</summary>
    public static async Task<ProcessorProgram> Start(SeededSystem system, Uri queues)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Graph.LocalDev.Tests.dll"), "processor", system.DynamoDb.AbsoluteUri,
            system.Chain.Endpoint.AbsoluteUri, queues.AbsoluteUri,
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        return new ProcessorProgram(process);
    }

    public void Kill() => process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
