using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Lambda;

/// <summary>How Lambda itself fails an invocation.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html</remarks>
internal static class Failures
{
    public static InvocationOutcome.Failed TimedOut(string requestId, TimeSpan timeout)
    {
        var seconds = timeout.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture);
        return Of("Sandbox.Timedout", $"RequestId: {requestId} Error: Task timed out after {seconds} seconds");
    }

    /// <param name="code">Of its exit; null when it is not known.</param>
    public static InvocationOutcome.Failed Exited(string requestId, int? code)
    {
        var how = code is null or 0 ? "without providing a reason" : $"with error: exit status {code}";
        return Of("Runtime.ExitError", $"RequestId: {requestId} Error: Runtime exited {how}");
    }

    public static InvocationOutcome.Failed TooLarge(int largest) => Of(
        "Function.ResponseSizeTooLarge", $"Response payload size exceeded maximum allowed payload size ({largest} bytes).");

    public static InvocationOutcome.Failed Truncated { get; } = Of("Runtime.TruncatedResponse", "The answer ended before its end.");

    public static InvocationOutcome.Failed InvalidResponseMode { get; } =
        Of("Runtime.InvalidResponseModeHeader", "Invalid function response mode");

    /// <summary>As the function reported it.</summary>
    /// <param name="type">Of the header, which it may have left out.</param>
    public static InvocationOutcome.Failed Reported(string? type, ReadOnlyMemory<byte> payload)
    {
        var known = string.IsNullOrEmpty(type) ? "Runtime.Unknown" : type;
        return payload.IsEmpty ? Of(known, "") : new(known, payload);
    }

    private static InvocationOutcome.Failed Of(string type, string message) =>
        new(type, Encoding.UTF8.GetBytes(new JsonObject { ["errorType"] = type, ["errorMessage"] = message }.ToJsonString()));
}
