using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Graph.Lambda.Runtime.Wire;

namespace Graph.Lambda.Runtime;

/// <summary>The Runtime API of Lambda as a function's process uses it.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</remarks>
internal sealed class RuntimeApiClient(string authority) : IDisposable
{
    /// <summary>In bytes: what Lambda takes for an answer that is not streamed, 6 MB and a little.</summary>
    internal const int LargestResponse = (6 * 1024 * 1024) + 100;

    /// <summary>
    /// In bytes. Lambda's end of the API, a server in Go, reads trailers only where all of them stand in 4 KB; base64 makes a
    /// third more of this.
    /// </summary>
    internal const int LargestErrorInTrailer = 2_700;

    internal const string ErrorType = "Lambda-Runtime-Function-Error-Type";
    internal const string ErrorBody = "Lambda-Runtime-Function-Error-Body";

    private const string ErrorContentType = "application/vnd.aws.lambda.error+json";
    private const int SentTogether = 16 * 1024;

    /// <summary>Between tries to reach it, some 0.8 s in all: then it is taken as gone.</summary>
    private static readonly TimeSpan[] s_waits = [.. new[] { 0, 25, 50, 100, 200, 400 }.Select(wait => TimeSpan.FromMilliseconds(wait))];

    private readonly HttpConnection connection = new(authority);

    /// <summary>Waits for the next event, however long.</summary>
    /// <exception cref="RuntimeApiException">It gives none.</exception>
    public async ValueTask<Invocation> Next(bool isColdStart, CancellationToken cancellationToken)
    {
        var answer = await Send("GET", "invocation/next", [], default, cancellationToken);
        return answer.Status == 200 ? ToInvocation(answer, isColdStart) : throw Refused("invocation/next", answer);
    }

    public ValueTask<Acceptance> Respond(string requestId, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        Post($"invocation/{requestId}/response", [("Content-Type", "application/json")], payload, cancellationToken);

    public ValueTask<Acceptance> Fail(string requestId, FunctionError error, CancellationToken cancellationToken) =>
        PostError($"invocation/{requestId}/error", error, cancellationToken);

    public ValueTask<Acceptance> FailInitialisation(FunctionError error, CancellationToken cancellationToken) =>
        PostError("init/error", error, cancellationToken);

    /// <summary>Says that the snapshot can be taken, and waits until the process goes on from it.</summary>
    public async ValueTask AwaitRestore(CancellationToken cancellationToken)
    {
        var answer = await Send("GET", "restore/next", [], default, cancellationToken);
        // It belongs to the machine on which the snapshot was taken.
        connection.Close();
        if (answer.Status != 200)
            throw Refused("restore/next", answer);
    }

    public ValueTask<Acceptance> FailRestore(FunctionError error, CancellationToken cancellationToken) =>
        PostError("restore/error", error, cancellationToken);

    /// <summary>Begins an answer that is sent while it is made.</summary>
    public async ValueTask<ChunkedBody> BeginResponse(string requestId, string contentType, CancellationToken cancellationToken)
    {
        (string, string)[] fields =
        [
            ("Content-Type", contentType), ("Lambda-Runtime-Function-Response-Mode", "streaming"),
            ("Transfer-Encoding", "chunked"), ("Trailer", $"{ErrorType}, {ErrorBody}"),
        ];
        var head = Head("POST", $"invocation/{requestId}/response", fields);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await connection.Begin(head, cancellationToken);
            }
            catch (SocketException unreachable)
            {
                await WaitAfter(attempt, unreachable, cancellationToken);
            }
        }
    }

    /// <summary>Ends it, with the error when there is one.</summary>
    /// <returns>Whether Lambda has taken it. When not, whoever called the function has been told so already.</returns>
    public async ValueTask<Acceptance> EndResponse(ChunkedBody body, FunctionError? error, CancellationToken cancellationToken)
    {
        try
        {
            if (!body.IsBroken)
                await body.End(error is null ? [] : Trailers(error));
            return Accepted("response", await connection.ReadAnswer(cancellationToken));
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            connection.Close();
            return Acceptance.Refused;
        }
        catch (MalformedAnswerException malformed)
        {
            throw Unreadable(malformed);
        }
    }

    public void Dispose() => connection.Dispose();

    /// <summary>In base64, as line breaks have no place in a field.</summary>
    private static KeyValuePair<string, string>[] Trailers(FunctionError error) =>
        [new(ErrorType, error.Type), new(ErrorBody, Convert.ToBase64String(error.ToJson(LargestErrorInTrailer)))];

    private ValueTask<Acceptance> PostError(string path, FunctionError error, CancellationToken cancellationToken) =>
        Post(path, [("Content-Type", ErrorContentType), (ErrorType, error.Type)], error.ToJson(), cancellationToken);

    private async ValueTask<Acceptance> Post(
        string path, (string Name, string Value)[] fields, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        (string, string) length = ("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture));
        return Accepted(path, await Send("POST", path, [.. fields, length], body, cancellationToken));
    }

    /// <summary>
    /// Sends it again where the connection breaks: an event that is asked for twice is given twice, and a second answer to one is
    /// refused without harm.
    /// </summary>
    private async ValueTask<HttpAnswer> Send(
        string method, string path, (string Name, string Value)[] fields, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var head = Head(method, path, fields);
        if (body.Length <= SentTogether)
            (head, body) = ([.. head, .. body.Span], default);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await connection.Send(head, body, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
                await WaitAfter(attempt, exception, cancellationToken);
            }
            catch (MalformedAnswerException malformed)
            {
                throw Unreadable(malformed);
            }
        }
    }

    private static async ValueTask WaitAfter(int attempt, Exception exception, CancellationToken cancellationToken)
    {
        if (attempt == s_waits.Length)
            throw new RuntimeApiException("The Runtime API is gone.", exception);
        if (s_waits[attempt] > TimeSpan.Zero)
            await Task.Delay(s_waits[attempt], cancellationToken);
    }

    private byte[] Head(string method, string path, (string Name, string Value)[] fields)
    {
        var head = new StringBuilder(256).Append(method).Append(" /2018-06-01/runtime/").Append(path).Append(" HTTP/1.1\r\n")
            .Append("Host: ").Append(connection.Authority).Append("\r\n");
        foreach (var (name, value) in fields)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }

    private static Invocation ToInvocation(HttpAnswer answer, bool isColdStart) => new()
    {
        RequestId = answer.Head["Lambda-Runtime-Aws-Request-Id"] is { } id && IsFitForPath(id)
            ? id
            : throw new RuntimeApiException("The Runtime API gives an event that cannot be answered, as it has no id."),
        Payload = answer.Body,
        Deadline = ToDeadline(answer.Head["Lambda-Runtime-Deadline-Ms"]),
        FunctionArn = answer.Head["Lambda-Runtime-Invoked-Function-Arn"] ?? "",
        TraceId = answer.Head["Lambda-Runtime-Trace-Id"],
        IsColdStart = isColdStart,
    };

    private static bool IsFitForPath(string id) =>
        id.Length is > 0 and <= 256 && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '~');

    /// <summary>Without one, Lambda ends the process when it likes.</summary>
    private static DateTimeOffset ToDeadline(string? milliseconds) =>
        long.TryParse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
        && time <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(time)
            : DateTimeOffset.MaxValue;

    private static Acceptance Accepted(string path, HttpAnswer answer) => answer.Status switch
    {
        >= 200 and < 300 => Acceptance.Accepted,
        413 => Acceptance.TooLarge,
        // The request is not, or not any more, one that can be answered.
        >= 400 and < 500 => Acceptance.Refused,
        _ => throw Refused(path, answer),
    };

    /// <summary>Of 500 AWS says: «Container error. Non-recoverable state. Runtime should exit promptly.»</summary>
    private static RuntimeApiException Refused(string path, HttpAnswer answer) => new($"The Runtime API answers {answer.Status} to {path}.");

    private static RuntimeApiException Unreadable(MalformedAnswerException malformed) =>
        new($"The Runtime API cannot be understood: {malformed.Message}", malformed);
}
