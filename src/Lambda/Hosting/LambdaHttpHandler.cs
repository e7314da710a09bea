using System.IO.Pipelines;
using System.Text.Json;
using Graph.Lambda.Events;
using Graph.Lambda.Hosting.Requests;
using Graph.Lambda.Hosting.Responses;
using Graph.Lambda.Runtime;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Graph.Lambda.Hosting;

/// <summary>
/// Gives requests that come as events to an ASP.NET Core application. Whatever the application does, the event is answered: an
/// exception as 500, the end of the time as 504, too large a response as an error that says so.
/// </summary>
public sealed partial class LambdaHttpHandler<TContext>(IHttpApplication<TContext> application, LambdaHostingOptions options, ILogger logger)
    where TContext : notnull
{
    private static readonly TimeSpan s_mostPatience = TimeSpan.FromSeconds(1);

    /// <summary>An <see cref="InvocationHandler"/>.</summary>
    /// <exception cref="MalformedEventException">It is no event of HTTP.</exception>
    public async ValueTask<InvocationResult> Handle(Invocation invocation, CancellationToken cancellationToken)
    {
        var request = HttpEventReader.Read(invocation.Payload);
        var isStreamed = options.StreamResponses && request.Kind is HttpEventKind.FunctionUrl or HttpEventKind.RestApi;
        if (invocation.Payload.Length > EventJson.LargestPayload)
        {
            request.Body.Release();
            return ToResult(request, Answer.Of(HostedError.RequestTooLarge(invocation.Payload.Length), options), isStreamed);
        }
        try
        {
            return await (isStreamed ? Stream(request, invocation, cancellationToken) : Buffer(request, invocation, cancellationToken));
        }
        catch (BadHttpRequestException bad)
        {
            request.Body.Release();
            return ToResult(request, Answer.Empty(bad.StatusCode), isStreamed);
        }
        catch (MalformedEventException)
        {
            request.Body.Release();
            throw;
        }
    }

    private async ValueTask<InvocationResult> Buffer(HttpEvent request, Invocation invocation, CancellationToken cancellationToken)
    {
        // Nobody wants the body that answers HEAD; its length is in the headers.
        var body = new KeptBody(HttpMethods.IsHead(request.Method!) ? 0 : ResponseJson.Largest(request.Kind));
        var exchange = Open(request, invocation, body, cancellationToken);
        var run = exchange.Run(application, LogLateFailure);
        await Wait(run, invocation, cancellationToken);

        var answer = exchange.WhenEnded.IsCompleted ? AnswerOf(exchange, body) : AnswerOutOfTime(exchange, body);
        var result = ToResult(request, answer, isStreamed: false);
        if (run.IsCompleted)
            body.Release();
        Close(exchange, run);
        return result;
    }

    private Answer AnswerOf(Exchange exchange, KeptBody body)
    {
        var response = exchange.Response;
        if (exchange.Failure is { } failure)
        {
            if (exchange.EndedLate && (response.IsSequence || failure is OperationCanceledException))
                return AnswerOutOfTime(exchange, body);
            return AnswerFailure(exchange, failure);
        }
        if (IsNothing(exchange))
            return AnswerOutOfTime(exchange, body);

        var (bytes, length) = body.Take();
        if (!response.CanHaveBody)
            bytes = default;
        else if (length > bytes.Length)
            return Answer.Of(HostedError.ResponseTooLarge(length, exchange.Request.Kind), options, response.Headers);
        return new Answer(response.StatusCode, response.ReasonPhrase, response.Headers, bytes);
    }

    /// <summary>Many a middleware ends quietly when a request is aborted, and so leaves a response of which nothing was made.</summary>
    private static bool IsNothing(Exchange exchange) =>
        exchange.EndedLate
        && !exchange.Response.IsBegunByApplication
        && exchange.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status499ClientClosedRequest;

    private Answer AnswerFailure(Exchange exchange, Exception failure)
    {
        if (failure is BadHttpRequestException bad)
            return Answer.Empty(bad.StatusCode);
        LogFailure(failure, exchange.Invocation.RequestId);
        return Answer.Empty(StatusCodes.Status500InternalServerError);
    }

    private Answer AnswerOutOfTime(Exchange exchange, KeptBody body)
    {
        var (bytes, length) = body.Take();
        LogOutOfTime(exchange.Invocation.RequestId);
        return exchange.Response.IsSequence && length == bytes.Length
            ? Answer.PartOf(exchange.Response, bytes)
            : Answer.Of(HostedError.OutOfTime, options);
    }

    private InvocationResult ToResult(HttpEvent request, Answer answer, bool isStreamed)
    {
        if (HttpMethods.IsHead(request.Method!))
            answer = answer with { Body = default };
        return isStreamed ? answer.Streamed(request) : answer.Whole(request, options);
    }

    /// <exception cref="BadHttpRequestException">It is no request for an application.</exception>
    private Exchange Open(HttpEvent request, Invocation invocation, PipeWriter body, CancellationToken cancellationToken)
    {
        try
        {
            return new Exchange(request, invocation, options, body, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or JsonException)
        {
            // Text that is not Unicode.
            throw HttpEventReader.Malformed("$");
        }
    }

    /// <summary>Until it has ended, or is late: it has half of what is left behind the cancellation to end by itself.</summary>
    private async ValueTask Wait(Task run, Invocation invocation, CancellationToken cancellationToken)
    {
        if (run.IsCompleted)
            return;
        await run.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!run.IsCompleted && PatienceFor(invocation) is var patience && patience > TimeSpan.Zero)
            await run.WaitAsync(patience, options.Time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private TimeSpan PatienceFor(Invocation invocation)
    {
        var half = (invocation.Deadline - options.Time.GetUtcNow()) / 2;
        return half < TimeSpan.Zero ? TimeSpan.Zero : half < s_mostPatience ? half : s_mostPatience;
    }

    /// <summary>What an application still uses that has not ended in time is left to it.</summary>
    private void Close(Exchange exchange, Task run)
    {
        if (run.IsCompleted)
        {
            exchange.Dispose();
            return;
        }
        LogStillRunning(exchange.Invocation.RequestId);
        exchange.Event.Keep();
        _ = run.ContinueWith((_, state) => ((Exchange)state!).Dispose(), exchange, TaskScheduler.Default);
    }

    // Never events, paths or headers: they can be anybody's.
    [LoggerMessage(LogLevel.Error, "The application has failed. Invocation {RequestId}")]
    private partial void LogFailure(Exception exception, string requestId);

    [LoggerMessage(LogLevel.Error, "What the application does after a response has failed.")]
    private partial void LogLateFailure(Exception exception);

    [LoggerMessage(LogLevel.Warning, "The application has not answered in time. Invocation {RequestId}")]
    private partial void LogOutOfTime(string requestId);

    [LoggerMessage(LogLevel.Warning, "The application runs on after its time. Invocation {RequestId}")]
    private partial void LogStillRunning(string requestId);
}
