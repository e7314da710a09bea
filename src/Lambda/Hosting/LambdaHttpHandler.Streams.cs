using System.IO.Pipelines;
using System.Runtime.ExceptionServices;
using Graph.Lambda.Hosting.Requests;
using Graph.Lambda.Hosting.Responses;
using Graph.Lambda.Runtime;
using Microsoft.AspNetCore.Http;

namespace Graph.Lambda.Hosting;

/// <summary>Responses that are sent while the application makes them.</summary>
public sealed partial class LambdaHttpHandler<TContext>
{
    private async ValueTask<InvocationResult> Stream(HttpEvent request, Invocation invocation, CancellationToken cancellationToken)
    {
        var isHead = HttpMethods.IsHead(request.Method!);
        var pipe = new Pipe();
        var exchange = Open(request, invocation, isHead ? new KeptBody(0) : pipe.Writer, cancellationToken);
        var run = exchange.Run(application, LogLateFailure);
        // Without what failed: a pipe that is told of it gives its reader nothing more of what it holds.
        _ = exchange.WhenEnded.ContinueWith(_ => pipe.Writer.Complete(), TaskScheduler.Default);
        await Wait(Task.WhenAny(exchange.Response.WhenStarted, exchange.WhenEnded), invocation, cancellationToken);

        var answer = NotStreamed(exchange);
        if (answer is null)
        {
            try
            {
                var prelude = ResponseHeaders.Prelude(request, exchange.Response.StatusCode, exchange.Response.Headers).ToBytes();
                return InvocationResult.Stream(
                    HttpResponsePrelude.ContentType, (stream, deadline) => Send(exchange, run, prelude, pipe.Reader, stream, deadline));
            }
            catch (InvalidOperationException tooLarge)
            {
                exchange.Abort();
                answer = AnswerFailure(exchange, tooLarge);
            }
        }
        pipe.Reader.Complete();
        Close(exchange, run);
        return ToResult(request, answer, isStreamed: true);
    }

    /// <returns>Null when the response is to be sent as it comes.</returns>
    private Answer? NotStreamed(Exchange exchange)
    {
        if (exchange.WhenEnded.IsCompleted)
        {
            if (exchange.Failure is { } failure && !(exchange.EndedLate && failure is OperationCanceledException))
                return AnswerFailure(exchange, failure);
            if (exchange.Failure is null && !IsNothing(exchange))
                return null;
        }
        if (exchange.Response.IsBegunByApplication)
            return null;
        LogOutOfTime(exchange.Invocation.RequestId);
        return Answer.Of(HostedError.OutOfTime, options);
    }

    private async Task Send(
        Exchange exchange, Task run, byte[] prelude, PipeReader body, Stream stream, CancellationToken deadline)
    {
        try
        {
            await stream.WriteAsync(prelude, CancellationToken.None);
            await SendBody(exchange, body, stream, deadline);
        }
        catch (IOException)
        {
            // Nobody listens any more.
            exchange.Abort();
            throw;
        }
        finally
        {
            body.Complete();
            await Wait(run, exchange.Invocation, deadline);
            Close(exchange, run);
        }
    }

    private async Task SendBody(Exchange exchange, PipeReader body, Stream stream, CancellationToken deadline)
    {
        try
        {
            await Copy(exchange, body, stream, deadline);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            LogOutOfTime(exchange.Invocation.RequestId);
            using var patience = new CancellationTokenSource(PatienceFor(exchange.Invocation), options.Time);
            try
            {
                await Copy(exchange, body, stream, patience.Token);
            }
            catch (OperationCanceledException) when (exchange.Response.IsSequence)
            {
                // A sequence can end anywhere; whoever reads it asks again.
            }
        }
    }

    /// <summary>
    /// What is read is written whatever the token says: half of it would be sent twice, or never. What has failed is thrown behind it.
    /// </summary>
    private static async Task Copy(Exchange exchange, PipeReader body, Stream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!body.TryRead(out var read))
            {
                await stream.FlushAsync(CancellationToken.None);
                read = await body.ReadAsync(cancellationToken);
            }
            foreach (var segment in read.Buffer)
                await stream.WriteAsync(segment, CancellationToken.None);
            body.AdvanceTo(read.Buffer.End);
            if (!read.IsCompleted)
                continue;
            if (exchange.Failure is { } failure)
                ExceptionDispatchInfo.Throw(failure);
            return;
        }
    }
}
