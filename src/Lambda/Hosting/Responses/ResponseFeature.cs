using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Graph.Lambda.Hosting.Responses;

/// <summary>
/// A response as an application makes it, with Kestrel's rules: it starts with the first flush, and from then on its status and
/// headers stand; a body is as long as its Content-Length says, and absent where there is none.
/// </summary>
/// <param name="isHead">Of a request that wants no body; what is written is counted and dropped.</param>
/// <param name="kept">Where the body goes.</param>
internal sealed class ResponseFeature(bool isHead, PipeWriter kept) : IHttpResponseFeature, IHttpResponseBodyFeature
{
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HeaderDictionary headers = [];
    private Stack<(Func<object, Task> Callback, object State)>? onStarting;
    private Stack<(Func<object, Task> Callback, object State)>? onCompleted;
    private ResponseBody? body;
    private Stream? stream;
    private int status = StatusCodes.Status200OK;
    private string? reason;

    public int StatusCode
    {
        get => status;
        set => status = HasStarted ? throw Started(nameof(StatusCode)) : value;
    }

    public string? ReasonPhrase
    {
        get => reason;
        set => reason = HasStarted ? throw Started(nameof(ReasonPhrase)) : value;
    }

    public IHeaderDictionary Headers
    {
        get => headers;
        set => throw new NotSupportedException("Headers are set one by one.");
    }

    public bool HasStarted { get; private set; }

    /// <summary>The application has written, flushed or started it itself, rather than left that to the server.</summary>
    public bool IsBegunByApplication { get; private set; }

    /// <summary>Ends with the start.</summary>
    public Task WhenStarted => started.Task;

    /// <summary>What a callback has thrown before the start: nobody gets this response.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>
    /// It makes sense in parts: the application asked for no buffering, or its media type is a sequence. So what there is of it can
    /// be answered when the time is over.
    /// </summary>
    public bool IsSequence =>
        HasStarted && (isUnbuffered || Is("text/event-stream") || Is("multipart/mixed"));

    public PipeWriter Writer => body ??= new ResponseBody(this, kept);

    public Stream Stream => stream ??= Writer.AsStream(leaveOpen: true);

    Stream IHttpResponseFeature.Body
    {
        get => Stream;
        set => throw new NotSupportedException("IHttpResponseBodyFeature is to be replaced.");
    }

    /// <remarks>RFC 9110, section 6.4.1.</remarks>
    internal bool CanHaveBody => !isHead && status is not (>= 100 and < 200 or 204 or 205 or 304);

    internal bool IsHead => isHead;

    private bool isUnbuffered;

    public void OnStarting(Func<object, Task> callback, object state)
    {
        if (HasStarted)
            throw Started(nameof(OnStarting));
        (onStarting ??= []).Push((callback, state));
    }

    public void OnCompleted(Func<object, Task> callback, object state) => (onCompleted ??= []).Push((callback, state));

    public void DisableBuffering() => isUnbuffered = true;

    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (HasStarted)
            return Task.CompletedTask;
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        IsBegunByApplication = true;
        return Start();
    }

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);

    public async Task CompleteAsync()
    {
        await StartAsync();
        await Writer.FlushAsync();
        await Writer.CompleteAsync();
    }

    /// <summary>After the application: starts the response if that has not, and holds it to what its headers say.</summary>
    /// <exception cref="InvalidOperationException">It has fewer bytes than they say.</exception>
    public async ValueTask Finish()
    {
        if (!HasStarted && Failure is null)
            await Start();
        if (body is not null)
            await body.Finish();
        if (headers.ContentLength is { } length && CanHaveBody && (body?.Length ?? 0) < length)
            throw new InvalidOperationException($"The response has {body?.Length ?? 0} bytes; its Content-Length says {length}.");
    }

    /// <summary>In the reverse order of their registration, all of them, whatever they throw.</summary>
    public async ValueTask Complete(Action<Exception> report)
    {
        while (onCompleted is not null && onCompleted.TryPop(out var next))
        {
            try
            {
                await next.Callback(next.State);
            }
            catch (Exception exception) // the response is made, and others wait to be called
            {
                report(exception);
            }
        }
    }

    /// <summary>In the reverse order of their registration.</summary>
    private async Task Start()
    {
        try
        {
            while (onStarting is not null && onStarting.TryPop(out var next))
                await next.Callback(next.State);
            ResponseHeaders.Check(headers);
        }
        catch (Exception exception) // whoever writes next is told, and then the server
        {
            Failure ??= exception;
            throw;
        }
        HasStarted = true;
        headers.IsReadOnly = true;
        started.TrySetResult();
    }

    private bool Is(string mediaType) => Headers.ContentType.ToString().StartsWith(mediaType, StringComparison.OrdinalIgnoreCase);

    private static InvalidOperationException Started(string what) => new($"{what} cannot be set: the response has started.");
}
