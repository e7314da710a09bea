using System.Diagnostics;
using System.Text.Json;
using Graph.LocalDev.Lambda;
using Graph.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using static Graph.LocalDev.Tests.Lambda.FunctionProgram;
using static Graph.LocalDev.Tests.Lambda.Outcomes;

namespace Graph.LocalDev.Tests.Lambda;

/// <summary>Functions in processes of their own, as Lambda runs them.</summary>
public sealed class LocalFunctionTests
{
    [Fact]
    public async Task A_process_is_started_once_and_knows_what_Lambda_tells_it()
    {
        await using var function = Start(Options with { Handler = "OrderStream", Environment = new Dictionary<string, string?> { ["GREETING"] = "hello" } });
        var first = await function.Invoke(Do("pid"));
        using var environment = JsonDocument.Parse(Answer(await function.Invoke(Do("environment"))));

        var process = Answer(first).Split('[', ',')[1];
        Assert.Equal([$"[{process},true]", $"[{process},false]"], [Answer(first), Answer(await function.Invoke(Do("pid")))]);
        Assert.StartsWith("Root=1-", environment.RootElement.GetProperty("_X_AMZN_TRACE_ID").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            [
                "_HANDLER=OrderStream", "AWS_LAMBDA_FUNCTION_NAME=orders", "AWS_LAMBDA_FUNCTION_VERSION=$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=512", "AWS_LAMBDA_INITIALIZATION_TYPE=on-demand", "AWS_LAMBDA_LOG_FORMAT=JSON",
                "AWS_LAMBDA_LOG_GROUP_NAME=/aws/lambda/orders", "AWS_REGION=us-east-1", $"LAMBDA_TASK_ROOT={AppContext.BaseDirectory}", "GREETING=hello",
            ],
            environment.RootElement.EnumerateObject().Where(one => one.Name != "_X_AMZN_TRACE_ID").Select(one => $"{one.Name}={one.Value}"));
    }

    [Fact]
    public async Task A_failure_leaves_the_process_as_it_is()
    {
        await using var function = Start(Options with { Concurrency = 1 });
        var process = Process(await function.Invoke(Do("pid")));

        Assert.Equal("InvalidOperationException", Failure(await function.Invoke(Do("throw"))).Type);
        Assert.Equal(
            ("Function.ResponseSizeTooLarge", "Response payload size exceeded maximum allowed payload size (6291556 bytes)."),
            TypeAndMessage(await function.Invoke(Do("6291557"))));
        Assert.Equal(6_291_556, Answer(await function.Invoke(Do("6291556"))).Length);
        Assert.Equal(("streamed", null), await Stream(await function.Invoke(Do("stream"))));
        Assert.Equal(process, Process(await function.Invoke(Do("pid"))));
    }

    [Fact]
    public async Task A_process_that_ends_is_replaced()
    {
        await using var function = Start(Options);
        var process = Process(await function.Invoke(Do("pid")));
        var failed = await function.Invoke(Do("exit"));

        Assert.Matches("^RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 3$", TypeAndMessage(failed).Message);
        Assert.Equal("Runtime.ExitError", Failure(failed).Type);
        Assert.NotEqual(process, Process(await function.Invoke(Do("pid"))));
    }

    [Fact]
    public async Task One_that_ends_within_its_answer_leaves_a_truncated_one()
    {
        await using var function = Start(Options);
        var (body, failure) = await Stream(await function.Invoke(Do("answer and exit")));

        Assert.Equal("begun", body);
        Assert.Contains(failure!.Split(' ')[0], new[] { "Runtime.TruncatedResponse", "Runtime.ExitError" });
        Assert.EndsWith(",true]", Answer(await function.Invoke(Do("pid"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_takes_too_long_is_killed_and_replaced()
    {
        await using var function = Start(Options with { Timeout = TimeSpan.FromSeconds(2) });
        var process = Process(await function.Invoke(Do("pid")));
        var failed = await function.Invoke(Do("hang"));

        Assert.Equal("Sandbox.Timedout", Failure(failed).Type);
        Assert.Matches("^RequestId: [0-9a-f-]{36} Error: Task timed out after 2.00 seconds$", TypeAndMessage(failed).Message);
        Assert.NotEqual(process, Process(await function.Invoke(Do("pid"))));
        await Eventually.Is(() => !IsRunning(process));
    }

    [Fact]
    public async Task One_that_stops_when_its_time_is_nearly_over_says_so_and_goes_on()
    {
        await using var function = Start(Options with { Timeout = TimeSpan.FromSeconds(4), Concurrency = 1 });
        var process = Process(await function.Invoke(Do("pid")));

        Assert.Equal(
            ("Function.DeadlineExceeded", "The function was cancelled shortly before its deadline."), TypeAndMessage(await function.Invoke(Do("wait"))));
        Assert.Equal(process, Process(await function.Invoke(Do("pid"))));
    }

    [Theory]
    [InlineData("fails", "Runtime.HandlerNotFound", "There is no such handler.")]
    [InlineData("exits", "Runtime.ExitError", "Runtime exited with error: exit status 7")]
    public async Task A_process_that_cannot_get_ready_fails_what_it_was_started_for(string how, string type, string message)
    {
        await using var function = Start(Options with { Environment = new Dictionary<string, string?> { ["INITIALISE"] = how } });
        var outcomes = new[] { await function.Invoke(Do("pid")), await function.Invoke(Do("pid")) };

        Assert.Equal([type, type], outcomes.Select(outcome => Failure(outcome).Type));
        Assert.EndsWith(message, TypeAndMessage(outcomes[0]).Message, StringComparison.Ordinal);
        await Eventually.Is(() => function.Processes == 0);
    }

    [Fact]
    public async Task A_process_that_never_gets_ready_is_given_up()
    {
        await using var function = Start(Options with
        {
            Environment = new Dictionary<string, string?> { ["INITIALISE"] = "hangs" },
            InitTimeout = TimeSpan.FromSeconds(1),
        });

        Assert.Equal("Sandbox.Timedout", Failure(await function.Invoke(Do("pid"))).Type);
        await Eventually.Is(() => function.Processes == 0);
    }

    /// <summary>Each waits until there are two: in one process they would wait for ever.</summary>
    [Fact]
    public async Task Two_at_once_are_two_processes_and_a_third_waits()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var function = Start(Options with { Concurrency = 2 });
        var invocations = Enumerable.Range(0, 3).Select(_ => function.Invoke(Do($"until {file}"))).ToList();
        await Eventually.Is(() => Waiting(file).Length == 2);
        Assert.Equal(2, function.Processes);

        await File.WriteAllTextAsync(file, "");
        var processes = (await Task.WhenAll(invocations)).Select(Answer).ToList();

        Assert.Equal(2, processes.Distinct().Count());
        Assert.Equal(2, function.Processes);
        foreach (var left in Waiting(file).Append(file))
            File.Delete(left);
    }

    [Fact]
    public async Task What_its_processes_write_is_logged()
    {
        using var log = new LogLines();
        await using var function = LocalFunction.Start(Options, log);
        await function.Invoke(Do("print"));

        await Eventually.Is(() => log.All.Any(line => line.StartsWith("Information orders: a line of the function's", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_does_not_wait_any_longer_leaves_the_function_to_its_work()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var function = Start(Options with { Concurrency = 1 });
        using var patience = new CancellationTokenSource();
        var invocation = function.Invoke(Do($"until {file}"), patience.Token);
        await Eventually.Is(() => Waiting(file).Length == 1);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => invocation);
        await File.WriteAllTextAsync(file, "");
        Assert.EndsWith(",false]", Answer(await function.Invoke(Do("pid"))), StringComparison.Ordinal);
        foreach (var left in Waiting(file).Append(file))
            File.Delete(left);
    }

    [Fact]
    public async Task Its_processes_end_with_it()
    {
        var function = Start(Options);
        var process = Process(await function.Invoke(Do("pid")));
        Assert.True(IsRunning(process));
        await function.DisposeAsync();

        await Eventually.Is(() => !IsRunning(process));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => function.Invoke(Do("pid")));
    }

    /// <summary>Killed, not ended: SIGKILL leaves a program no chance to clean up.</summary>
    [Fact]
    public async Task Its_processes_end_when_their_parent_was_killed()
    {
        var start = new ProcessStartInfo(Options.Command, [.. Options.Arguments, "parent"]) { RedirectStandardOutput = true };
        using var parent = System.Diagnostics.Process.Start(start)!;
        int process;
        try
        {
            process = int.Parse((await parent.StandardOutput.ReadLineAsync())!);
            Assert.True(IsRunning(process));
        }
        finally
        {
            parent.Kill();
        }

        await Eventually.Is(() => !IsRunning(process));
    }

    [Fact]
    public async Task A_payload_over_6_MB_is_not_taken()
    {
        await using var function = Start(Options);

        await Assert.ThrowsAsync<ArgumentException>(() => function.Invoke(new byte[(6 * 1024 * 1024) + 1]));
    }

    private static LocalFunction Start(LocalFunctionOptions options) => LocalFunction.Start(options, NullLogger.Instance);

    private static string[] Waiting(string file) => Directory.GetFiles(Path.GetTempPath(), $"{Path.GetFileName(file)}.*");

    private static int Process(InvocationOutcome outcome) => int.Parse(Answer(outcome).Split('[', ',')[1]);

    private static bool IsRunning(int process)
    {
        try
        {
            using var running = System.Diagnostics.Process.GetProcessById(process);
            return !running.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static (string Type, string Message) TypeAndMessage(InvocationOutcome outcome)
    {
        using var json = JsonDocument.Parse(Failure(outcome).Payload);
        return (json.RootElement.GetProperty("errorType").GetString()!, json.RootElement.GetProperty("errorMessage").GetString()!);
    }
}
