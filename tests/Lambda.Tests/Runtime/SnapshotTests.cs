using Graph.Lambda.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using static Graph.Lambda.Tests.Runtime.LoopRun;

namespace Graph.Lambda.Tests.Runtime;

public sealed class SnapshotTests
{
    private readonly List<string> seen = [];

    [Fact]
    public async Task Between_two_hooks_the_process_waits_to_go_on_from_its_snapshot()
    {
        using var stop = new CancellationTokenSource();
        using var api = Api();
        await Loop(api, new() { BeforeSnapshot = See("before"), AfterRestore = See("after") }, () => stop.Cancel()).Run(stop.Token).WaitAsync(Patience);

        Assert.Equal(["before", "restore/next", "after", "invocation/next", "event", "invocation/e1/response"], seen);
        Assert.Equal(2, api.Connections);
    }

    [Fact]
    public async Task Without_hooks_there_is_only_the_wait()
    {
        using var stop = new CancellationTokenSource();
        using var api = Api();
        await Loop(api, new(), () => stop.Cancel()).Run(stop.Token).WaitAsync(Patience);

        Assert.Equal(["restore/next", "invocation/next", "event", "invocation/e1/response"], seen);
    }

    [Fact]
    public async Task What_fails_before_is_an_error_of_the_initialisation()
    {
        using var api = Api();
        await Assert.ThrowsAsync<TimeoutException>(
            () => Loop(api, new() { BeforeSnapshot = _ => throw new TimeoutException() }).Run(default).WaitAsync(Patience));

        Assert.Equal(["init/error"], seen);
    }

    [Fact]
    public async Task What_fails_after_is_an_error_of_the_restore()
    {
        using var api = Api();
        await Assert.ThrowsAsync<TimeoutException>(
            () => Loop(api, new() { AfterRestore = _ => Task.FromException(new TimeoutException()) }).Run(default).WaitAsync(Patience));

        Assert.Equal(["restore/next", "restore/error"], seen);
    }

    private ScriptedApi Api() => new(request =>
    {
        var path = Parts(request).Path;
        seen.Add(path);
        return path switch
        {
            "restore/next" => ScriptedApi.Ok(""),
            "invocation/next" => ScriptedApi.Event("e1"),
            _ => ScriptedApi.Status(202),
        };
    });

    private InvocationLoop Loop(ScriptedApi api, RuntimeHooks hooks, Action? onEvent = null) => new(
        Answer(_ =>
        {
            seen.Add("event");
            onEvent?.Invoke();
            return Text("1");
        }),
        NullLogger.Instance,
        api.Address) { Hooks = hooks, IsSnapStart = true };

    private Func<CancellationToken, Task> See(string what) => _ =>
    {
        seen.Add(what);
        return Task.CompletedTask;
    };
}
