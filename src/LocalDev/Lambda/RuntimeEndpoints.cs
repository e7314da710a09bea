using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Graph.LocalDev.Lambda;

/// <summary>What the Runtime API answers. Statuses and bodies are those of AWS's own emulator, aws-lambda-rie.</summary>
internal sealed class RuntimeEndpoints(RuntimeState state, RuntimeApiOptions options)
{
    private const string Root = "/2018-06-01/runtime/";
    private const string ErrorType = "Lambda-Runtime-Function-Error-Type";
    private const string ErrorBody = "Lambda-Runtime-Function-Error-Body";

    /// <summary>For what a function had sent when it ended, which is read still. Its connection ends with it, mostly sooner than this.</summary>
    private static readonly TimeSpan PatienceForTheRest = TimeSpan.FromSeconds(1);

    public async Task Handle(HttpContext context)
    {
        try
        {
            await Route(context);
        }
        catch (InvalidTransitionException invalid)
        {
            await Refuse(context, 403, "InvalidStateTransition", invalid.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The process is gone.
        }
    }

    private Task Route(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var parts = path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..].Split('/') : [];
        return (context.Request.Method, parts) switch
        {
            ("GET", ["invocation", "next"]) => Next(context),
            ("POST", ["invocation", var id, "response"]) => Respond(context, id),
            ("POST", ["invocation", var id, "error"]) => Fail(context, id),
            ("POST", ["init", "error"]) => FailInitialisation(context),
            ("GET", ["restore", "next"]) when options.IsSnapStart => Restore(context),
            ("POST", ["restore", "error"]) when options.IsSnapStart => FailInitialisation(context),
            (_, ["invocation", "next"] or ["invocation", _, "response" or "error"] or ["init", "error"]) => End(context, 405),
            _ => End(context, 404),
        };
    }

    private async Task Next(HttpContext context)
    {
        var pending = await state.Next(context.RequestAborted);
        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = pending.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] =
            pending.Deliver(options.Timeout).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = options.FunctionArn;
        headers["Lambda-Runtime-Trace-Id"] = pending.TraceId;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = pending.Payload.Length;
        await context.Response.Body.WriteAsync(pending.Payload, context.RequestAborted);
    }

    private async Task Respond(HttpContext context, string id)
    {
        var mode = context.Request.Headers["Lambda-Runtime-Function-Response-Mode"].ToString();
        if (state.TryAnswer(id) is not { } pending)
        {
            await RefuseId(context);
        }
        else if (mode == "streaming")
        {
            await Stream(context, pending);
        }
        else if (mode.Length > 0)
        {
            pending.End(Failures.InvalidResponseMode);
            await Refuse(context, 400, "InvalidFunctionResponseMode", "Invalid function response mode");
        }
        else
        {
            await Take(context, pending, body => new InvocationOutcome.Answered(body));
        }
    }

    private async Task Fail(HttpContext context, string id)
    {
        if (state.TryAnswer(id) is { } pending)
            await Take(context, pending, body => Failures.Reported(context.Request.Headers[ErrorType], body));
        else
            await RefuseId(context);
    }

    private async Task FailInitialisation(HttpContext context)
    {
        var body = await ReadBody(context) ?? [];
        state.FailInitialisation(Failures.Reported(context.Request.Headers[ErrorType], body));
        await Accept(context);
    }

    private Task Restore(HttpContext context)
    {
        state.Restore();
        return End(context, 200);
    }

    private async Task Take(HttpContext context, PendingInvocation pending, Func<byte[], InvocationOutcome> outcomeOf)
    {
        byte[]? body;
        try
        {
            body = await ReadBody(context);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            pending.End(Failures.Truncated);
            return;
        }
        pending.End(body is null ? Failures.TooLarge(options.LargestResponse) : outcomeOf(body));
        if (body is null)
            await RefuseSize(context);
        else
            await Accept(context);
    }

    private async Task Stream(HttpContext context, PendingInvocation pending)
    {
        if (pending.BeginStream(context.Request.ContentType ?? "application/octet-stream") is not { } body)
        {
            await RefuseId(context);
            return;
        }
        InvocationOutcome.Failed? failure = Failures.Truncated;
        try
        {
            using var patience = new CancellationTokenSource();
            await using var over = pending.Over.Register(() => patience.CancelAfter(PatienceForTheRest));
            await body.Fill(context.Request.Body, patience.Token);
            failure = FailureIn(context.Request);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // It broke off, or its time is over: what is told of it is known.
        }
        finally
        {
            pending.EndStream(body, failure);
        }
        if (failure == Failures.Truncated)
            context.Abort();
        else
            await Accept(context);
    }

    private static InvocationOutcome.Failed? FailureIn(HttpRequest request)
    {
        if (!request.CheckTrailersAvailable() || request.GetTrailer(ErrorType).ToString() is not { Length: > 0 } type)
            return null;
        var encoded = request.GetTrailer(ErrorBody).ToString();
        var payload = new byte[encoded.Length];
        return Failures.Reported(
            type, Convert.TryFromBase64String(encoded, payload, out var length) ? payload.AsMemory(0, length) : default);
    }

    /// <returns>Null when it is larger than may be.</returns>
    private async Task<byte[]?> ReadBody(HttpContext context)
    {
        using var body = new MemoryStream();
        var buffer = new byte[81_920];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var read)
        {
            if (body.Length + read > options.LargestResponse)
                return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }

    private static Task Accept(HttpContext context) => Write(context, 202, new JsonObject { ["status"] = "OK" });

    private Task RefuseSize(HttpContext context) => Refuse(
        context, 413, "RequestEntityTooLarge", $"Exceeded maximum allowed payload size ({options.LargestResponse} bytes).");

    private static Task RefuseId(HttpContext context) => Refuse(context, 400, "InvalidRequestID", "Invalid request ID");

    private static Task Refuse(HttpContext context, int status, string type, string message) =>
        Write(context, status, new JsonObject { ["errorMessage"] = message, ["errorType"] = type });

    private static Task Write(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private static Task End(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }
}
