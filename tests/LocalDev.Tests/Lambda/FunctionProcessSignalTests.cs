using System.Diagnostics;
using Graph.LocalDev.Lambda;

namespace Graph.LocalDev.Tests.Lambda;

/// <summary>The program itself, without anything in between that could end it otherwise.</summary>
public sealed class FunctionProcessSignalTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Told_to_end_it_ends_well_when_all_that_was_left_is_done()
    {
        await using var api = await RuntimeApi.Start();
        using var process = Start(api);
        await api.Invoke(FunctionProgram.Do("print"));
        await Terminate(process);

        Assert.Equal("a line of the function's\nflushing\nflushed\n", await Output(process));
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task What_does_not_end_does_not_keep_it()
    {
        await using var api = await RuntimeApi.Start();
        using var process = Start(api, ("SHUTDOWN", "hangs"));
        await api.Invoke(FunctionProgram.Do("print"));
        await Terminate(process);

        Assert.Equal("a line of the function's\nflushing\n", await Output(process));
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Without_a_Runtime_API_any_more_it_ends_and_says_so()
    {
        var api = await RuntimeApi.Start();
        using var process = Start(api);
        await api.Invoke(FunctionProgram.Do("print"));
        await api.DisposeAsync();

        Assert.Equal("a line of the function's\nflushing\nflushed\n", await Output(process));
        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("""{"errorMessage":"The Runtime API is gone.","errorType":"RuntimeApiException",""", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
    }

    /// <summary>It is an ASP.NET Core application, whose own end would be a success.</summary>
    [Fact]
    public async Task So_does_the_function_api()
    {
        var api = await RuntimeApi.Start();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Graph.Functions.dll")])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["AWS_LAMBDA_RUNTIME_API"] = api.Address,
                ["_HANDLER"] = "api",
                ["AWS_REGION"] = "eu-central-1",
                ["DynamoDb__CursorKey"] = LocalSystem.KeyOfNoSecrets,
            },
        })!;
        await api.Ready.WaitAsync(s_patience);
        await api.DisposeAsync();

        Assert.Contains("RuntimeApiException", await Output(process), StringComparison.Ordinal);
        Assert.Equal(1, process.ExitCode);
    }

    [Fact]
    public async Task One_that_cannot_get_ready_says_why_and_ends()
    {
        await using var api = await RuntimeApi.Start();
        using var process = Start(api, ("INITIALISE", "fails"));

        Assert.Equal("flushing\nflushed\n", await Output(process));
        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("""{"errorMessage":"There is no such handler.","errorType":"Runtime.HandlerNotFound",""", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal("Runtime.HandlerNotFound", Outcomes.Failure(await api.Invoke(FunctionProgram.Do("pid"))).Type);
    }

    private static Process Start(RuntimeApi api, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(FunctionProgram.Options.Command, FunctionProgram.Options.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["AWS_LAMBDA_RUNTIME_API"] = api.Address },
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task Terminate(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>All that it writes until it has ended; killed when it does not.</summary>
    private static async Task<string> Output(Process process)
    {
        using var deadline = new CancellationTokenSource(s_patience);
        using var end = deadline.Token.Register(() => process.Kill());
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.False(deadline.IsCancellationRequested, "It did not end in time.");
        return output;
    }
}
