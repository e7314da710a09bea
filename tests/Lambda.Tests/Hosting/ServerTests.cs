using Graph.Lambda.Hosting;
using Graph.Lambda.Tests.Hosting.Fronts;
using Graph.Lambda.Tests.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.Lambda.Tests.Hosting;

public sealed class ServerTests
{
    private static readonly string Event = System.Text.Encoding.UTF8.GetString(new HttpApi().EventOf(new WireRequest("GET", "/hello")));

    [Fact]
    public async Task An_application_serves_events_until_it_is_told_to_stop()
    {
        var given = 0;
        var stopAt = new TaskCompletionSource();
        using var api = new ScriptedApi(request =>
        {
            if (!request.StartsWith("GET", StringComparison.Ordinal))
                return ScriptedApi.Status(202);
            if (given == 3)
                stopAt.SetResult();
            return given == 3 ? null : ScriptedApi.Event($"e{++given}", given == 2 ? "{}" : Event);
        });
        await using var application = Build(api.Address);
        application.MapGet("/hello", (HttpContext context) => context.Response.WriteAsync($"hello {context.GetLambdaEvent()!.Invocation.RequestId}"));

        await application.StartAsync();
        await stopAt.Task.WaitAsync(LoopRun.Patience);
        await application.StopAsync();

        Assert.Equal(
            [
                ("invocation/e1/response", """{"statusCode":200,"headers":{},"isBase64Encoded":false,"body":"hello e1"}"""),
                ("invocation/e2/error", """{"errorMessage":"This is no payload of HTTP: it cannot be read at $.httpMethod.","errorType":"MalformedEventException"}"""),
                ("invocation/e3/response", """{"statusCode":200,"headers":{},"isBase64Encoded":false,"body":"hello e3"}"""),
            ],
            api.Requests.Where(request => request.StartsWith("POST", StringComparison.Ordinal)).Select(LoopRun.Parts)
                .Select(answer => (answer.Path, answer.Path.EndsWith("error", StringComparison.Ordinal) ? WithoutStack(answer.Body) : answer.Body)));
    }

    [Fact]
    public async Task No_event_is_asked_for_before_all_services_have_started()
    {
        var last = new Last();
        var asked = new TaskCompletionSource<bool>();
        using var api = new ScriptedApi(_ =>
        {
            asked.TrySetResult(last.HasStarted);
            return null;
        });
        await using var application = Build(api.Address, services => services.AddSingleton<IHostedService>(last));

        await application.StartAsync();

        Assert.True(await asked.Task.WaitAsync(LoopRun.Patience));
    }

    [Fact]
    public async Task An_application_stops_when_there_is_no_Runtime_API_any_more()
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Status(500));
        await using var application = Build(api.Address);

        await application.StartAsync();
        await application.WaitForShutdownAsync().WaitAsync(LoopRun.Patience);

        Assert.Equal(1, Environment.ExitCode);
        Environment.ExitCode = 0;
    }

    [Fact]
    public void Where_there_is_no_Lambda_nothing_changes()
    {
        var builder = WebApplication.CreateSlimBuilder();
        var before = builder.Services.ToArray();

        builder.Services.AddLambdaHosting(_ => throw new InvalidOperationException("It is asked for options."));

        Assert.Equal(before, builder.Services);
    }

    [Fact]
    public async Task There_is_one_server_and_it_is_not_Kestrel()
    {
        await using var application = Build("127.0.0.1:1");

        Assert.Equal("LambdaServer", Assert.Single(application.Services.GetServices<IServer>()).GetType().Name);
    }

    private static WebApplication Build(string runtimeApi, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        configure?.Invoke(builder.Services);
        builder.Services.AddLambdaServer(new LambdaHostingOptions { RuntimeApi = runtimeApi });
        return builder.Build();
    }

    private static string WithoutStack(string error) => error.Split(",\"stackTrace\"")[0] + "}";

    /// <summary>Starts when all others have, the server too.</summary>
    private sealed class Last : IHostedLifecycleService
    {
        public bool HasStarted { get; private set; }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task StartedAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            HasStarted = true;
        }

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
