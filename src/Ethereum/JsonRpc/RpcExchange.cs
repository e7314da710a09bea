using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Graph.Ethereum.JsonRpc;

/// <summary>One HTTP request with a batch of calls, tried again with the next node where none was answered.</summary>
internal sealed class RpcExchange : IDisposable
{
    /// <summary>A batch of receipts has some hundred kilobytes.</summary>
    private const int LargestAnswer = 8 << 20;

    private static readonly ResiliencePropertyKey<Attempts> s_attempts = new("attempts");

    private readonly EthereumOptions options;
    private readonly Endpoints endpoints;
    private readonly bool[] isOfChain;
    private readonly HttpClient http;

    /// <summary>Made by the first question: what checks its options would be a good part of a cold start.</summary>
    private readonly Lazy<ResiliencePipeline> pipeline;

    public RpcExchange(EthereumOptions options, HttpMessageHandler? handler, TimeProvider time)
    {
        this.options = options;
        endpoints = new Endpoints(options, time);
        isOfChain = new bool[options.Endpoints.Count];
        http = new HttpClient(handler ?? NewHandler())
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        pipeline = new(() => NewPipeline(options, time));
    }

    /// <exception cref="EthereumUnavailableException">No node has answered.</exception>
    public ValueTask Send(IReadOnlyList<RpcRequest> requests, CancellationToken cancellationToken) =>
        Traces.IsOn ? SendTraced(requests, cancellationToken) : Ask(requests, cancellationToken);

    public void Dispose() => http.Dispose();

    private async ValueTask SendTraced(IReadOnlyList<RpcRequest> requests, CancellationToken cancellationToken)
    {
        using var span = Traces.Start(requests);
        try
        {
            await Ask(requests, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) // of whatever kind: it is noted, and goes on
        {
            Traces.Fail(span, exception);
            throw;
        }
    }

    private async ValueTask Ask(IReadOnlyList<RpcRequest> requests, CancellationToken cancellationToken)
    {
        if (endpoints.Count == 0)
            throw new EthereumUnavailableException("No Ethereum node is configured: set Ethereum:Endpoints:0 to the URL of one.");
        var content = RpcBatch.Write(requests);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(s_attempts, new Attempts(endpoints.Order()));
            await pipeline.Value.ExecuteAsync(
                async attempt => await Attempt(content, requests, attempt).ConfigureAwait(false), context).ConfigureAwait(false);
        }
        catch (TransportException failure)
        {
            throw new EthereumUnavailableException(failure.Message, failure.InnerException);
        }
        catch (TimeoutRejectedException timeout)
        {
            throw new EthereumUnavailableException($"No Ethereum node has answered within {options.TotalTimeout.TotalSeconds} s.", timeout);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>A node has no business sending a question, or a signed transaction, on to another address.</summary>
    private static SocketsHttpHandler NewHandler() =>
        new() { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false };

    private static ResiliencePipeline NewPipeline(EthereumOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.TotalTimeout);
        if (options.MostRetries > 0)
            builder.AddRetry(Retries(options));
        return builder.Build();
    }

    private static RetryStrategyOptions Retries(EthereumOptions options) => new()
    {
        ShouldHandle = new PredicateBuilder().Handle<TransportException>(),
        MaxRetryAttempts = options.MostRetries,
        Delay = options.RetryDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        DelayGenerator = static retry => new ValueTask<TimeSpan?>(RetryAfter(retry)),
    };

    /// <summary>What a node has asked for matters only when no other is left to ask.</summary>
    private static TimeSpan? RetryAfter(RetryDelayGeneratorArguments<object> retry) =>
        retry.Context.Properties.TryGetValue(s_attempts, out var attempts) && attempts.IsNextNew
            ? null
            : (retry.Outcome.Exception as TransportException)?.RetryAfter;

    /// <summary>What cannot be read is as good as no answer: another node may give a better one.</summary>
    private async ValueTask<byte[]> Attempt(byte[] content, IReadOnlyList<RpcRequest> requests, ResilienceContext context)
    {
        context.Properties.TryGetValue(s_attempts, out var attempts);
        var node = attempts!.Next();
        try
        {
            await CheckChain(node, context.CancellationToken).ConfigureAwait(false);
            var answer = await Post(endpoints[node], content, context.CancellationToken).ConfigureAwait(false);
            RpcBatch.Read(answer, requests);
            endpoints.Answered(node);
            return answer;
        }
        catch (Exception failure) when (IsTransport(failure))
        {
            // Who cancels is told so, whatever else has happened; the node is not to blame.
            context.CancellationToken.ThrowIfCancellationRequested();
            endpoints.Failed(node);
            throw new TransportException($"{endpoints[node].Host} does not answer: {Describe(failure)}", failure);
        }
    }

    /// <summary>Once a node: what another chain says of an address would be taken for this one's.</summary>
    private async ValueTask CheckChain(int node, CancellationToken cancellationToken)
    {
        if (options.ChainId is not { } expected || Volatile.Read(ref isOfChain[node]))
            return;
        var question = EthereumRequest.ChainId();
        RpcBatch.Read(await Post(endpoints[node], RpcBatch.Write([question]), cancellationToken).ConfigureAwait(false), [question]);
        if (question.Refusal is not null || question.Result != expected)
            throw new TransportException($"it is not of chain {expected}", null);
        Volatile.Write(ref isOfChain[node], true);
    }

    private async Task<byte[]> Post(Uri endpoint, byte[] content, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.AttemptTimeout);
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await http.PostAsync(endpoint, body, limit.Token).ConfigureAwait(false);
        // Some nodes answer an error of JSON-RPC with 400, in the body as usual.
        if (response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw new TransportException($"status {(int)response.StatusCode}", null) { RetryAfter = RetryAfter(response) };
        return await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false);
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var longest = TimeSpan.FromSeconds(10);
        return response.Headers.RetryAfter?.Delta is { } wait ? (wait < longest ? wait : longest) : null;
    }

    private static bool IsTransport(Exception failure) =>
        failure is HttpRequestException or OperationCanceledException or JsonException or FormatException
            or InvalidOperationException or KeyNotFoundException or TransportException;

    // The messages of HTTP have the host in them, and never a path.
    private static string Describe(Exception failure) => failure switch
    {
        OperationCanceledException => "too slow",
        HttpRequestException request => request.HttpRequestError.ToString(),
        TransportException transport => transport.Message,
        _ => "what it answers is not what was asked",
    };

    /// <summary>The nodes of one exchange, one after another.</summary>
    private sealed class Attempts(int[] order)
    {
        private int next;

        public bool IsNextNew => next < order.Length;

        public int Next() => order[next++ % order.Length];
    }

    private sealed class TransportException(string message, Exception? cause) : Exception(message, cause)
    {
        public TimeSpan? RetryAfter { get; init; } = (cause as TransportException)?.RetryAfter;
    }
}
