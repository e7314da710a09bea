using System.Net;
using System.Net.Http.Headers;
using Amazon.Runtime;
using Graph.Gateway.Aws;
using Microsoft.Extensions.Logging;

namespace Graph.Functions.Subscriptions;

/// <summary>Sends to the WebSockets that API Gateway holds, and closes them.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html</remarks>
public sealed partial class ConnectionsApi : IDisposable
{
    /// <summary>In bytes: what API Gateway takes as one message.</summary>
    public const int LargestMessage = 128 * 1024;

    private const int MostAttempts = 7;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(2);
    private static readonly MediaTypeHeaderValue s_contentType = new("application/json");

    private readonly HttpClient http;
    private readonly string root;
    private readonly RequestSigner signer;
    private readonly TimeProvider time;
    private readonly ILogger<ConnectionsApi> logger;

    /// <param name="endpoint">Of the API's stage: <c>https://{api}.execute-api.{region}.amazonaws.com/{stage}</c></param>
    internal ConnectionsApi(Uri endpoint, RequestSigner signer, TimeProvider time, ILogger<ConnectionsApi> logger, HttpMessageHandler? handler = null)
    {
        root = $"{endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/')}/@connections/";
        (this.signer, this.time, this.logger) = (signer, time, logger);
        http = new HttpClient(handler ?? new SocketsHttpHandler { ConnectTimeout = s_patience, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <returns>False when the connection has ended, or never was.</returns>
    /// <exception cref="HttpRequestException">It could not be sent, however often.</exception>
    public Task<bool> Post(string connectionId, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        Send(HttpMethod.Post, connectionId, message, cancellationToken);

    /// <summary>Without a code or a reason: API Gateway lets none be given.</summary>
    /// <exception cref="HttpRequestException">It could not be closed, however often.</exception>
    public Task Close(string connectionId, CancellationToken cancellationToken) =>
        Send(HttpMethod.Delete, connectionId, default, cancellationToken);

    public void Dispose() => http.Dispose();

    private async Task<bool> Send(HttpMethod method, string connectionId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (status, failure) = await SendOnce(method, connectionId, body, cancellationToken);
            if (status is { } answered && !IsPassing(answered))
                return answered switch
                {
                    HttpStatusCode.Gone => false,
                    >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => true,
                    _ => throw new HttpRequestException($"API Gateway refused to {method} a connection: {(int)answered}.", null, answered),
                };
            if (attempt == MostAttempts)
                throw new HttpRequestException($"API Gateway did not {method} a connection in {MostAttempts} attempts.", failure, status);
            LogAgain(method.Method, connectionId, attempt, (int?)status);
            // Not all at one time: what was throttled together would be throttled again.
            var pause = s_firstPause * (1 << attempt);
            await Task.Delay((pause < s_longestPause ? pause : s_longestPause) * (0.5 + Random.Shared.NextDouble()), time, cancellationToken);
        }
    }

    private async Task<(HttpStatusCode? Status, Exception? Failure)> SendOnce(
        HttpMethod method, string connectionId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_patience);
        try
        {
            using var request = new HttpRequestMessage(method, root + Uri.EscapeDataString(connectionId));
            if (method == HttpMethod.Post)
                request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = s_contentType } };
            await signer.Sign(request, body, limit.Token);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return (response.StatusCode, null);
        }
        catch (Exception failure) when (failure is HttpRequestException or AmazonClientException)
        {
            // The latter: there are no credentials at the moment.
            return (null, failure);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, late);
        }
    }

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    [LoggerMessage(LogLevel.Debug, "{Method} of connection {ConnectionId} is tried again after attempt {Attempt}: {Status}")]
    private partial void LogAgain(string method, string connectionId, int attempt, int? status);
}
