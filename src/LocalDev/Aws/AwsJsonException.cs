using System.Net;
using System.Text.Json;

namespace Graph.LocalDev.Aws;

/// <summary>A service's refusal.</summary>
/// <param name="code">Such as <c>ResourceNotFoundException</c>, without what stands before <c>#</c>.</param>
internal sealed class AwsJsonException(string target, string code, string message)
    : Exception($"{target}: {code}. {message}")
{
    private const int LongestMessage = 500;

    public string Code { get; } = code;

    /// <summary>From <c>{"__type":"com.amazonaws.…#Code","message":"…"}</c>; some services write <c>Message</c>.</summary>
    public static AwsJsonException From(string target, HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var type = Text(document.RootElement, "__type") ?? "";
            var message = Text(document.RootElement, "message") ?? Text(document.RootElement, "Message") ?? "";
            var code = type[(type.LastIndexOf('#') + 1)..];
            return new AwsJsonException(
                target, code.Length > 0 ? code : $"Status {(int)status}", message[..Math.Min(message.Length, LongestMessage)]);
        }
        catch (JsonException)
        {
            return new AwsJsonException(target, $"Status {(int)status}", "The answer is not JSON.");
        }
    }

    private static string? Text(JsonElement error, string name) =>
        error.ValueKind == JsonValueKind.Object
        && error.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
