using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Graph.LocalDev.Aws;

/// <summary>
/// Calls of AWS's JSON protocol 1.0 (a POST with the operation in <c>X-Amz-Target</c>) to an emulator on this machine, for
/// services that have no package here.
/// </summary>
/// <remarks>
/// The signature is invented: emulators only want a well-formed header, from which they take the region. So this is for
/// loopback and nothing else.
/// </remarks>
internal sealed class AwsJsonClient : IDisposable
{
    private const string Region = "us-east-1";
    private const int LongestAnswer = 16 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly MediaTypeHeaderValue ContentType = new("application/x-amz-json-1.0");

    private readonly HttpClient http;
    private readonly Uri endpoint;

    public AwsJsonClient(Uri endpoint, HttpMessageHandler? handler = null)
    {
        if (!endpoint.IsLoopback)
            throw new ArgumentException($"{endpoint} is not on this machine, and what goes there is not signed.", nameof(endpoint));
        this.endpoint = endpoint;
        http = new HttpClient(handler ?? CreateHandler())
        {
            MaxResponseContentBufferSize = LongestAnswer,
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <param name="target">Such as <c>AmazonSQS.SendMessage</c>.</param>
    /// <param name="wait">How long the service itself waits before it answers, beyond the usual patience.</param>
    /// <exception cref="AwsJsonException">The service refused.</exception>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    /// <exception cref="TimeoutException">There was none in time.</exception>
    public async Task<TAnswer> Call<TRequest, TAnswer>(
        string target,
        TRequest request,
        JsonTypeInfo<TRequest> requestType,
        JsonTypeInfo<TAnswer> answerType,
        TimeSpan wait,
        CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience + wait);
        try
        {
            using var message = Message(target, JsonSerializer.SerializeToUtf8Bytes(request, requestType));
            using var response = await http.SendAsync(message, limit.Token);
            var body = await response.Content.ReadAsByteArrayAsync(limit.Token);
            if (!response.IsSuccessStatusCode)
                throw AwsJsonException.From(target, response.StatusCode, body);
            // An operation without an answer may have an empty body.
            return JsonSerializer.Deserialize(body.Length == 0 ? "{}"u8 : body, answerType)
                ?? throw new AwsJsonException(target, "EmptyAnswer", "The answer is null.");
        }
        catch (OperationCanceledException canceled) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{target} was not answered within {(Patience + wait).TotalSeconds} s.", canceled);
        }
        catch (JsonException malformed)
        {
            throw new AwsJsonException(target, "MalformedAnswer", $"The answer cannot be read at {malformed.Path ?? "$"}.");
        }
    }

    public void Dispose() => http.Dispose();

    internal static SocketsHttpHandler CreateHandler() => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(2),
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
    };

    private HttpRequestMessage Message(string target, byte[] body)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = ContentType;
        message.Headers.Add("X-Amz-Target", target);
        message.Headers.TryAddWithoutValidation("Authorization", InventedSignature(target));
        return message;
    }

    private static string InventedSignature(string target)
    {
        var service = target.StartsWith("AmazonSQS.", StringComparison.Ordinal) ? "sqs" : "dynamodb";
        var day = DateTimeOffset.UtcNow.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return $"AWS4-HMAC-SHA256 Credential=local/{day}/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=local";
    }
}
