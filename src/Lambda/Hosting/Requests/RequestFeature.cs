using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Graph.Lambda.Hosting.Requests;

/// <summary>A request as applications read it. Its body is there from the start.</summary>
internal sealed class RequestFeature : IHttpRequestFeature, IHttpRequestBodyDetectionFeature, IHttpMaxRequestBodySizeFeature, IRequestBodyPipeFeature
{
    private readonly RequestBodyReader reader;
    private long? mostBytes;
    private Stream? body;

    /// <exception cref="BadHttpRequestException">Nothing can be at its path.</exception>
    public RequestFeature(HttpEvent request, IHeaderDictionary headers, LambdaHostingOptions options)
    {
        Headers = headers;
        Method = request.Method!;
        Protocol = request.Protocol ?? "HTTP/1.1";
        Scheme = RequestAddress.SchemeOf(request, headers);
        QueryString = RequestQuery.Of(request);
        (PathBase, Path, RawTarget) = RequestPath.Of(request, QueryString, options.PathBase);
        CanHaveBody = request.Body.Length > 0;
        mostBytes = options.MaxRequestBodySize;
        reader = new RequestBodyReader(this, request.Body.Bytes);
    }

    public string Method { get; set; }

    public string Protocol { get; set; }

    public string Scheme { get; set; }

    public string PathBase { get; set; }

    public string Path { get; set; }

    public string QueryString { get; set; }

    public string RawTarget { get; set; }

    public IHeaderDictionary Headers { get; set; }

    public bool CanHaveBody { get; }

    public PipeReader Reader => reader;

    public Stream Body
    {
        get => body ??= reader.AsStream();
        set => body = value;
    }

    public bool IsReadOnly { get; private set; }

    public long? MaxRequestBodySize
    {
        get => mostBytes;
        set
        {
            if (IsReadOnly)
                throw new InvalidOperationException("The body is being read: it is too late to set how long it may be.");
            if (value < 0)
                throw new ArgumentOutOfRangeException(nameof(value), value, "A body cannot have fewer than 0 bytes.");
            mostBytes = value;
        }
    }

    /// <exception cref="BadHttpRequestException">The body is longer than it may be.</exception>
    private void BeginReading(long bytes)
    {
        IsReadOnly = true;
        if (bytes > mostBytes)
            throw new BadHttpRequestException($"The body has {bytes} bytes; {mostBytes} are taken.", StatusCodes.Status413PayloadTooLarge);
    }

    private sealed class RequestBodyReader(RequestFeature request, ReadOnlyMemory<byte> bytes) : PipeReader
    {
        private readonly PipeReader reader = Create(new ReadOnlySequence<byte>(bytes));

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            if (cancellationToken.IsCancellationRequested)
                return ValueTask.FromCanceled<ReadResult>(cancellationToken);
            request.BeginReading(bytes.Length);
            return reader.ReadAsync(cancellationToken);
        }

        public override bool TryRead(out ReadResult result)
        {
            request.BeginReading(bytes.Length);
            return reader.TryRead(out result);
        }

        public override void AdvanceTo(SequencePosition consumed) => reader.AdvanceTo(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => reader.AdvanceTo(consumed, examined);

        public override void CancelPendingRead() => reader.CancelPendingRead();

        public override void Complete(Exception? exception = null) => reader.Complete(exception);
    }
}
