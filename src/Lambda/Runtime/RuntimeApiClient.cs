using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Graph.Lambda.Runtime.Wire;

namespace Graph.Lambda.Runtime;

/// <summary>The Runtime API of Lambda as a function's process uses it, from one thread, which it holds.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</remarks>
internal sealed class RuntimeApiClient(string authority) : IDisposable
{
    /// <summary>In bytes: what Lambda takes for an answer that is not streamed, 6 MB and a little.</summary>
    internal const int LargestResponse = (6 * 1024 * 1024) + 100;

    private const string ErrorContentType = "application/vnd.aws.lambda.error+json";
    private const int SentTogether = 16 * 1024;

    /// <summary>Between tries to reach it, in milliseconds. Then it is taken as gone.</summary>
    private static readonly int[] s_waits = [0, 25, 50, 100, 200, 400];

    private readonly HttpConnection connection = new(authority);

    /// <summary>Waits for the next event, however long.</summary>
    /// <exception cref="RuntimeApiException">It gives none.</exception>
    public Invocation Next(bool isColdStart, CancellationToken cancellationToken)
    {
        var answer = Send("GET", "invocation/next", [], default, cancellationToken);
        return answer.Status == 200 ? ToInvocation(answer, isColdStart) : throw Refused("invocation/next", answer);
    }

    public Acceptance Respond(string requestId, ReadOnlyMemory<byte> payload) =>
        Post($"invocation/{requestId}/response", [("Content-Type", "application/json")], payload);

    public Acceptance Fail(string requestId, FunctionError error) => PostError($"invocation/{requestId}/error", error);

    public Acceptance FailInitialisation(FunctionError error) => PostError("init/error", error);

    /// <summary>Says that the snapshot can be taken, and waits until the process goes on from it.</summary>
    public void AwaitRestore(CancellationToken cancellationToken)
    {
        var answer = Send("GET", "restore/next", [], default, cancellationToken);
        // It belongs to the machine on which the snapshot was taken.
        connection.Close();
        if (answer.Status != 200)
            throw Refused("restore/next", answer);
    }

    public Acceptance FailRestore(FunctionError error) => PostError("restore/error", error);

    /// <summary>Begins an answer that is sent while it is made.</summary>
    public ChunkedBody BeginResponse(string requestId, string contentType)
    {
        var head = Head("POST", $"invocation/{requestId}/response", StreamedResponse.Fields(contentType));
        return Repeat(() => connection.Begin(head), CancellationToken.None);
    }

    /// <summary>Ends it, with the error when there is one.</summary>
    /// <returns>Whether Lambda has taken it. When not, whoever called the function has been told so already.</returns>
    public Acceptance EndResponse(ChunkedBody body, FunctionError? error)
    {
        try
        {
            if (!body.IsBroken)
                body.End(error is null ? [] : StreamedResponse.Trailers(error));
            return Accepted("response", connection.ReadAnswer());
        }
        catch (IOException)
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

    private Acceptance PostError(string path, FunctionError error) =>
        Post(path, [("Content-Type", ErrorContentType), (StreamedResponse.ErrorType, error.Type)], error.ToJson());

    private Acceptance Post(string path, (string Name, string Value)[] fields, ReadOnlyMemory<byte> body)
    {
        (string, string) length = ("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture));
        return Accepted(path, Send("POST", path, [.. fields, length], body, CancellationToken.None));
    }

    private HttpAnswer Send(
        string method,
        string path,
        (string Name, string Value)[] fields,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken)
    {
        var head = Head(method, path, fields);
        if (body.Length <= SentTogether)
            (head, body) = ([.. head, .. body.Span], default);
        try
        {
            return Repeat(() => connection.Send(head, body, cancellationToken), cancellationToken);
        }
        catch (MalformedAnswerException malformed)
        {
            throw Unreadable(malformed);
        }
    }

    /// <summary>
    /// Again where the connection breaks: an event that is asked for twice is given twice, and a second answer to one is refused
    /// without harm.
    /// </summary>
    private static T Repeat<T>(Func<T> request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return request();
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
                if (attempt == s_waits.Length)
                    throw new RuntimeApiException("The Runtime API is gone.", exception);
                cancellationToken.WaitHandle.WaitOne(s_waits[attempt]);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
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

    private static bool IsFitForPath(string id)
    {
        foreach (var character in id)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.' or '~'))
                return false;
        }
        return id.Length is > 0 and <= 256;
    }

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
        >= 400 and < 500 => Acceptance.Refused,
        _ => throw Refused(path, answer),
    };

    /// <summary>Of 500 AWS says: «Container error. Non-recoverable state. Runtime should exit promptly.»</summary>
    private static RuntimeApiException Refused(string path, HttpAnswer answer) =>
        new($"The Runtime API answers {answer.Status} to {path}.");

    private static RuntimeApiException Unreadable(MalformedAnswerException malformed) =>
        new($"The Runtime API cannot be understood: {malformed.Message}", malformed);
}
