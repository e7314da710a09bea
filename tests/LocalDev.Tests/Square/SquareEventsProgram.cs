using System.Diagnostics;
using Amazon.DynamoDBv2;
using Graph.DynamoDb;
using Graph.Functions.Square;
using Graph.Gateway;
using Graph.LocalDev.Streams;
using Graph.Resolvers.Square.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.Tests.Square;

/// <summary>Takes events of Square's and processes them, in a process of its own, which a test can kill.</summary>
internal sealed class SquareEventsProgram : IDisposable
{
    public const string Name = "square-events";
    public const string NotificationUrl = "https://bff.example.test/api/webhooks/square";
    public const string SignatureKey = "key-of-the-subscription";

    private readonly Process process;

    private SquareEventsProgram(Process process) => this.process = process;

    public static async Task<int> Run(Uri database, string stage, string url)
    {
        await using var gateway = GatewayApplication.Build(
            [
                "--environment=Development", $"--urls={url}", $"--DynamoDb:Stage={stage}", "--RateLimit:Enabled=false",
                $"--Square:NotificationUrl={NotificationUrl}", $"--Square:SignatureKeys:0={SignatureKey}",
            ],
            builder =>
            {
                builder.Services.AddSingleton<IAmazonDynamoDB>(DynamoDbClientFactory.Create(database));
                // Standard output is for the test.
                builder.Logging.ClearProviders();
            });
        gateway.MapSquareFunctions(LocalFunctions.Here(gateway.Services));
        var services = gateway.Services;
        var process = new ProcessSquareEvents(services.GetRequiredService<WebhookProcessor>(), Log<ProcessSquareEvents>(services));
        using var streams = new StreamsClient(database);
        await using var pump = StreamPump.Start(streams, SquareWebhooksTable.Definition.NameIn(stage), process.Handle, Log<StreamPump>(services));
        await using var sweeper = Schedule.Start(
            "The sweeper", TimeSpan.FromSeconds(1), services.GetRequiredService<WebhookSweeper>().Sweep, Log<Schedule>(services));
        await gateway.StartAsync();
        Console.WriteLine("ready");
        return await new TaskCompletionSource<int>().Task;
    }

    /// <summary>Gives it back once it answers.</summary>
    public static async Task<SquareEventsProgram> Start(Uri database, string stage, Uri url)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Graph.LocalDev.Tests.dll"), Name, database.AbsoluteUri, stage, url.AbsoluteUri];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        return new SquareEventsProgram(process);
    }

    public void Kill() => process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static ILogger<T> Log<T>(IServiceProvider services) => services.GetRequiredService<ILogger<T>>();
}
