using System.Text;
using System.Text.Json;
using Graph.Lambda.Runtime;
using Graph.LocalDev.Lambda;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.LocalDev.Tests.Lambda;

/// <summary>A function in a process of its own, which does what its events say.</summary>
internal static class FunctionProgram
{
    public const string Name = "function";

    private static readonly string[] s_variables =
    [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_FORMAT", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_REGION", "LAMBDA_TASK_ROOT", "GREETING",
    ];

    public static LocalFunctionOptions Options { get; } = new()
    {
        Name = "orders",
        Command = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        Arguments = [typeof(FunctionProgram).Assembly.Location, Name],
        Timeout = TimeSpan.FromSeconds(30),
    };

    public static Task<int> Run() => LambdaRuntime.Run(Initialise, new RuntimeHooks { Shutdown = ShutDown });

    /// <summary>One that has such a process, whose id it says, until it is killed.</summary>
    public static async Task<int> RunParent()
    {
        await using var function = LocalFunction.Start(Options, NullLogger.Instance);
        var answer = (InvocationOutcome.Answered)await function.Invoke(Do("pid"));
        Console.WriteLine(Encoding.UTF8.GetString(answer.Payload.Span).Split('[', ',')[1]);
        return await Forever<int>();
    }

    /// <summary>An event that says what to do.</summary>
    public static byte[] Do(string what) => Encoding.UTF8.GetBytes($"\"{what}\"");

    private static ValueTask<InvocationHandler> Initialise(CancellationToken cancellationToken) =>
        Environment.GetEnvironmentVariable("INITIALISE") switch
        {
            "fails" => throw new FunctionErrorException("Runtime.HandlerNotFound", "There is no such handler."),
            "exits" => throw Exit(7),
            "hangs" => new(Forever<InvocationHandler>()),
            _ => ValueTask.FromResult<InvocationHandler>(Handle),
        };

    /// <summary>Longer than there is time for, where that is asked.</summary>
    private static async Task ShutDown(CancellationToken cancellationToken)
    {
        Console.WriteLine("flushing");
        if (Environment.GetEnvironmentVariable("SHUTDOWN") == "hangs")
            await Forever<int>();
        Console.WriteLine("flushed");
    }

    private static async ValueTask<InvocationResult> Handle(Invocation invocation, CancellationToken cancellationToken)
    {
        var what = Encoding.UTF8.GetString(invocation.Payload.Span).Trim('"');
        switch (what)
        {
            case "pid":
                return Json($"[{Environment.ProcessId},{(invocation.IsColdStart ? "true" : "false")}]");
            case "environment":
                return Json($"{{{string.Join(",", s_variables.Select(name => $"\"{name}\":\"{Environment.GetEnvironmentVariable(name)}\""))}}}");
            case "print":
                Console.WriteLine("a line of the function's");
                return Json("null");
            case "throw":
                throw new InvalidOperationException("As it was told to.");
            case "exit":
                throw Exit(3);
            case "answer and exit":
                return InvocationResult.Stream("text/plain", async (body, token) =>
                {
                    await body.WriteAsync("begun"u8.ToArray(), token);
                    await body.FlushAsync(token);
                    throw Exit(3);
                });
            case "hang":
                return await Forever<InvocationResult>();
            case "wait":
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return Json("null");
            case "stream":
                return InvocationResult.Stream("text/plain", (body, token) => body.WriteAsync(Encoding.UTF8.GetBytes("streamed"), token).AsTask());
            default:
                return what.StartsWith("until ", StringComparison.Ordinal)
                    ? await Until(what["until ".Length..], cancellationToken)
                    : InvocationResult.Of(new byte[int.Parse(what)]);
        }
    }

    /// <summary>Says that it is there, and goes on once a file is.</summary>
    private static async Task<InvocationResult> Until(string file, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync($"{file}.{Environment.ProcessId}", "", cancellationToken);
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!File.Exists(file))
            await looks.WaitForNextTickAsync(cancellationToken);
        return Json($"{Environment.ProcessId}");
    }

    private static InvalidOperationException Exit(int code)
    {
        Environment.Exit(code);
        return new InvalidOperationException();
    }

    private static async Task<T> Forever<T>()
    {
        await Task.Delay(Timeout.Infinite);
        return default!;
    }

    private static InvocationResult Json(string json)
    {
        using var valid = JsonDocument.Parse(json);
        return InvocationResult.Of(Encoding.UTF8.GetBytes(json));
    }
}
