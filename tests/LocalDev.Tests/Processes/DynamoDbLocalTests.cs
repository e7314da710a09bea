using System.Diagnostics;
using Graph.DynamoDb;
using Graph.LocalDev.Processes;

namespace Graph.LocalDev.Tests.Processes;

public sealed class DynamoDbLocalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string DotNet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    [Fact]
    public async Task Two_run_side_by_side_and_each_is_gone_once_disposed()
    {
        var starting = new[] { DynamoDbLocal.Start(), DynamoDbLocal.Start() };
        var first = await starting[0];
        var second = await starting[1];

        Assert.NotEqual(first.Endpoint, second.Endpoint);
        Assert.Empty((await DynamoDbClientFactory.Create(first.Endpoint).ListTablesAsync()).TableNames ?? []);
        Assert.Empty((await DynamoDbClientFactory.Create(second.Endpoint).ListTablesAsync()).TableNames ?? []);

        await first.DisposeAsync();
        await second.DisposeAsync();

        await UntilGone(first.Endpoint);
        await UntilGone(second.Endpoint);
    }

    /// <summary>Killed, not ended: SIGKILL leaves a program no chance to clean up.</summary>
    [Fact]
    public async Task It_is_gone_when_its_parent_was_killed()
    {
        using var parent = Process.Start(Parent())!;
        Uri endpoint;
        try
        {
            endpoint = new Uri(await FirstUrl(parent.StandardOutput));
            Assert.True(await Answers(endpoint));
        }
        finally
        {
            parent.Kill();
        }

        await UntilGone(endpoint);
    }

    [Fact]
    public async Task Without_Java_one_line_says_what_to_install()
    {
        var start = Parent();
        start.Environment["PATH"] = Path.GetTempPath();
        start.Environment["JAVA_HOME"] = "";

        using var parent = Process.Start(start)!;
        var error = await parent.StandardError.ReadToEndAsync();

        Assert.Equal(
            "Java was not found: install Java 17 or later (such as https://adoptium.net), with `java` on the PATH.",
            error.TrimEnd());
    }

    /// <summary>This assembly as a program: see Program.cs.</summary>
    private static ProcessStartInfo Parent() => new(DotNet, [typeof(DynamoDbLocalTests).Assembly.Location])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static async Task<string> FirstUrl(StreamReader output)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (await output.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal))
                return line;
        }
        throw new InvalidOperationException("The parent ended before its DynamoDB answered.");
    }

    private static async Task UntilGone(Uri endpoint)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await Answers(endpoint))
            await looks.WaitForNextTickAsync(deadline.Token);
    }

    private static async Task<bool> Answers(Uri endpoint)
    {
        using var http = new HttpClient();
        try
        {
            using var answer = await http.GetAsync(endpoint);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
