using System.IO.Pipelines;
using Graph.Lambda.Hosting.Requests;
using Graph.Lambda.Hosting.Responses;
using Graph.Lambda.Runtime;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Graph.Lambda.Hosting;

/// <summary>One request on its way through an application, and the response that comes of it.</summary>
internal sealed class Exchange : IDisposable
{
    private readonly CancellationToken deadline;
    private readonly CancellationTokenSource aborted;
    private readonly ConnectionFeature connection;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="body">Where the response's body goes.</param>
    /// <param name="deadline">Cancelled shortly before the end of the time.</param>
    /// <exception cref="BadHttpRequestException">It is no request for an application.</exception>
    public Exchange(HttpEvent request, Invocation invocation, LambdaHostingOptions options, PipeWriter body, CancellationToken deadline)
    {
        Request = request;
        Invocation = invocation;
        this.deadline = deadline;
        Event = new LambdaEventFeature(invocation, request.Kind, request.RequestContext);
        var headers = RequestHeaders.Of(request);
        var feature = new RequestFeature(request, headers, options);
        aborted = CancellationTokenSource.CreateLinkedTokenSource(deadline);
        connection = new ConnectionFeature(request.RequestId ?? invocation.RequestId, RequestAddress.ClientOf(request, headers), aborted);
        Response = new ResponseFeature(HttpMethods.IsHead(feature.Method), body);
        Features = new FeatureCollection(16);
        Features.Set<IHttpRequestFeature>(feature);
        Features.Set<IHttpRequestBodyDetectionFeature>(feature);
        Features.Set<IHttpMaxRequestBodySizeFeature>(feature);
        Features.Set<IRequestBodyPipeFeature>(feature);
        Features.Set<IHttpConnectionFeature>(connection);
        Features.Set<IHttpRequestLifetimeFeature>(connection);
        Features.Set<IHttpRequestIdentifierFeature>(connection);
        Features.Set<IHttpResponseFeature>(Response);
        Features.Set<IHttpResponseBodyFeature>(Response);
        Features.Set(Event);
    }

    public HttpEvent Request { get; }

    public Invocation Invocation { get; }

    public LambdaEventFeature Event { get; }

    public FeatureCollection Features { get; }

    public ResponseFeature Response { get; }

    /// <summary>Ends when the application has: the response is whole, or has failed. It is never faulted.</summary>
    public Task WhenEnded => ended.Task;

    /// <summary>Why nobody gets this response; null as long as somebody may.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The application had ended only when the time was over.</summary>
    public bool EndedLate { get; private set; }

    /// <summary>Who waits for the response has gone.</summary>
    public void Abort() => connection.Abort();

    /// <param name="report">What fails when the response is made already.</param>
    public async Task Run<TContext>(IHttpApplication<TContext> application, Action<Exception> report)
        where TContext : notnull
    {
        TContext? context = default;
        try
        {
            context = application.CreateContext(Features);
            await application.ProcessRequestAsync(context);
            await Response.Finish();
            if (connection.IsAborted)
                Failure = new OperationCanceledException("The application has aborted the request.");
        }
        catch (Exception exception) // whatever an application throws is answered as an error of the server
        {
            Failure = exception;
        }
        Failure ??= Response.Failure;
        EndedLate = deadline.IsCancellationRequested;
        ended.SetResult();
        await Response.Complete(report);
        try
        {
            if (context is not null)
                application.DisposeContext(context, Failure);
        }
        catch (Exception exception) // the response is made
        {
            report(exception);
        }
    }

    /// <summary>Only when the application has ended.</summary>
    public void Dispose()
    {
        aborted.Dispose();
        Request.Body.Release();
    }
}
