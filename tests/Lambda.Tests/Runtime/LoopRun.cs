using System.Text;
using Graph.Lambda.Runtime;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Lambda.Tests.Runtime;

/// <summary>A loop over an API of so many events, e1, e2 and so on; it is stopped when it asks for one more.</summary>
internal static class LoopRun
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static InvocationResult Text(string json) => InvocationResult.Of(Encoding.UTF8.GetBytes(json));

    public static InvocationHandler Answer(Func<Invocation, InvocationResult> answer) => (invocation, _) => ValueTask.FromResult(answer(invocation));

    /// <param name="answerTo">What the API answers to an answer; 202 when left out.</param>
    /// <returns>What the API was asked besides events.</returns>
    public static async Task<IReadOnlyList<string>> Serve(
        InvocationHandler handler, int events = 1, Func<string, string?>? answerTo = null, ILogger? logger = null)
    {
        using var stop = new CancellationTokenSource();
        var given = 0;
        using var api = new ScriptedApi(request =>
        {
            if (!request.StartsWith("GET /2018-06-01/runtime/invocation/next", StringComparison.Ordinal))
                return answerTo is null ? ScriptedApi.Status(202) : answerTo(request);
            if (given == events)
                stop.Cancel();
            return ScriptedApi.Event($"e{++given}");
        });
        await Run(api, handler, stop.Token, logger);
        return [.. api.Requests.Where(request => request.StartsWith("POST", StringComparison.Ordinal))];
    }

    public static Task Run(ScriptedApi api, InvocationHandler handler, CancellationToken stop = default, ILogger? logger = null) =>
        new InvocationLoop(handler, logger ?? NullLogger.Instance, api.Address).Run(stop).WaitAsync(Patience);

    /// <summary>Its path below <c>runtime</c>, and its body.</summary>
    public static (string Path, string Body) Parts(string request)
    {
        var path = request.Split(' ')[1]["/2018-06-01/runtime/".Length..];
        return (path, request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
    }
}
