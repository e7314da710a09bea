using System.Text;
using System.Text.Json;

namespace Graph.Lambda.Hosting;

/// <summary>Why the server answers a request by itself.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Code">Such as <c>RESPONSE_TOO_LARGE</c>.</param>
/// <param name="Message">For clients.</param>
public sealed record HostedError(int Status, string Code, string Message)
{
    internal static HostedError RequestTooLarge(int bytes) => new(
        413, "PAYLOAD_TOO_LARGE", $"The request has {bytes} bytes as an event; Lambda takes at most 6 MB.");

    internal static HostedError ResponseTooLarge(long bytes, HttpEventKind kind) => new(
        500,
        "RESPONSE_TOO_LARGE",
        $"The response has {bytes} bytes; {(kind == HttpEventKind.LoadBalancer ? "a load balancer takes at most 1 MB" : "Lambda takes at most 6 MB")}. Ask for less, for example a smaller first.");

    internal static HostedError OutOfTime { get; } = new(504, "TIMEOUT", "The request was not answered in the time that the function has.");
}

/// <summary>What the server answers to a request by itself.</summary>
public sealed record HostedErrorAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary><c>{"errors":[{"message":"…","extensions":{"code":"…"}}]}</c></summary>
    public static HostedErrorAnswer InGraphQL(HostedError error)
    {
        var message = JsonEncodedText.Encode(error.Message);
        var code = JsonEncodedText.Encode(error.Code);
        var body = Encoding.UTF8.GetBytes($$$"""{"errors":[{"message":"{{{message}}}","extensions":{"code":"{{{code}}}"}}]}""");
        return new HostedErrorAnswer(error.Status, "application/json; charset=utf-8", body);
    }
}
