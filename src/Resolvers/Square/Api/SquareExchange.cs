using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Graph.Resolvers.Square.Api;

/// <summary>Sends requests to Square, again where that may help: after 408, 429 and 5xx, when Square asks for it, or without an answer.</summary>
internal sealed class SquareExchange : IDisposable
{
    /// <summary>A page of 1,000 objects of the catalogue has some megabytes.</summary>
    private const int LargestAnswer = 16 << 20;

    /// <summary>Who is to wait longer is told so at once.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(10);

    private readonly SquareOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient http;

    /// <summary>Made by the first question: what checks its options would be a good part of a cold start.</summary>
    private readonly Lazy<ResiliencePipeline> pipeline;

    public SquareExchange(SquareOptions options, HttpMessageHandler? handler, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        http = new HttpClient(handler ?? NewHandler())
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        pipeline = new(() => NewPipeline(options, time));
    }

    /// <exception cref="SquareException">Square has refused it.</exception>
    /// <exception cref="SquareUnavailableException">Square has not answered, or not so that it can be read.</exception>
    public async Task<T> Send<T>(SquareRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        (await SendMeasured(request, type, cancellationToken)).Answer;

    /// <summary>The same, with the answer's size in bytes.</summary>
    public Task<(T Answer, int Size)> SendMeasured<T>(SquareRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        Traces.IsOn ? SendTraced(request, type, cancellationToken) : Ask(request, type, cancellationToken);

    public void Dispose() => http.Dispose();

    private async Task<(T Answer, int Size)> SendTraced<T>(SquareRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var span = Traces.Start(request);
        try
        {
            return await Ask(request, type, cancellationToken);
        }
        catch (Exception exception) // of whatever kind: it is noted, and goes on
        {
            Traces.Fail(span, exception);
            throw;
        }
    }

    private async Task<(T Answer, int Size)> Ask<T>(SquareRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await pipeline.Value.ExecuteAsync(
                async token => await Attempt(request, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            return (JsonSerializer.Deserialize(answer, type) ?? throw new JsonException("It is null."), answer.Length);
        }
        catch (PassingException failure)
        {
            throw new SquareUnavailableException($"Square does not answer: {failure.Message}. Ask again later.", failure.InnerException);
        }
        catch (TimeoutRejectedException timeout)
        {
            throw new SquareUnavailableException($"Square has not answered within {options.TotalTimeout.TotalSeconds} s. Ask again later.", timeout);
        }
        catch (JsonException unreadable)
        {
            throw new SquareUnavailableException("What Square answers cannot be read.", unreadable);
        }
    }

    /// <summary>Tokens go to no other address.</summary>
    private static SocketsHttpHandler NewHandler() =>
        new() { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false, UseCookies = false };

    private static ResiliencePipeline NewPipeline(SquareOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.TotalTimeout);
        if (options.MostRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<PassingException>(failure => !failure.IsFinal),
                MaxRetryAttempts = options.MostRetries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = static retry => new ValueTask<TimeSpan?>((retry.Outcome.Exception as PassingException)?.RetryAfter),
            });
        }
        return builder.Build();
    }

    private async Task<byte[]> Attempt(SquareRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(request.IsGoodOnce ? options.TotalTimeout : options.AttemptTimeout);
        try
        {
            using var message = request.ToMessage(options.Host, options.Version);
            using var response = await http.SendAsync(message, limit.Token).ConfigureAwait(false);
            if (IsPassing(response.StatusCode))
            {
                var isUntouched = response.StatusCode == HttpStatusCode.TooManyRequests;
                var wait = RetryAfter(response);
                throw new PassingException($"status {(int)response.StatusCode}", null)
                {
                    RetryAfter = wait,
                    IsFinal = (request.IsGoodOnce && !isUntouched) || wait > s_longestWait,
                };
            }
            var answer = await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? answer : throw new SquareException(response.StatusCode, SquareError.Read(answer));
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PassingException("too slow", late) { IsFinal = request.IsGoodOnce };
        }
        catch (HttpRequestException failure)
        {
            var isSent = failure.HttpRequestError is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError);
            throw new PassingException(failure.HttpRequestError.ToString(), failure) { IsFinal = request.IsGoodOnce && isSent };
        }
    }

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    private sealed class PassingException(string message, Exception? cause) : Exception(message, cause)
    {
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>Sent again, it would do something else, or nothing.</summary>
        public bool IsFinal { get; init; }
    }
}
