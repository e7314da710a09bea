using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Graph.Lambda.Runtime;

/// <summary>
/// What Lambda is told when a function fails: <c>{"errorMessage":"…","errorType":"…","stackTrace":["…"],"cause":{…}}</c>.
/// Messages are those of the exceptions; nothing of the event is added to them.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-invokeerror</remarks>
internal sealed record FunctionError
{
    /// <summary>In bytes: what AWS's own runtime for .NET sends at most.</summary>
    public const int LargestJson = 256 * 1024;

    private const int DeepestCause = 4;
    private const int LongestType = 128;

    /// <summary>From everything to the least, which always fits: how much of a message, how many lines and causes.</summary>
    private static readonly (int Message, int Lines, int Causes)[] s_details =
        [(32_768, 100, DeepestCause), (8_192, 50, DeepestCause), (2_048, 20, 1), (1_024, 8, 0), (256, 0, 0)];

    private FunctionError(string type, string message) => (Type, Message) = (FitForField(type), message);

    /// <summary>Fit for a field of HTTP.</summary>
    public string Type { get; }

    public string Message { get; }

    public IReadOnlyList<string> StackTrace { get; private init; } = [];

    public FunctionError? Cause { get; private init; }

    public static FunctionError Of(string type, string message) => new(type, message);

    public static FunctionError Of(Exception exception) => Of(exception, depth: 0);

    /// <summary>With as much of it as there is room for.</summary>
    /// <param name="largest">In bytes, at least 2,600.</param>
    public byte[] ToJson(int largest = LargestJson)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var (message, lines, causes) in s_details)
        {
            buffer.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(buffer))
                Write(json, message, lines, causes);
            if (buffer.WrittenCount <= largest)
                break;
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static FunctionError Of(Exception exception, int depth)
    {
        var type = exception is FunctionErrorException known ? known.ErrorType : exception.GetType().Name;
        var cause = depth < DeepestCause ? exception.InnerException : null;
        return new FunctionError(type, Read(() => exception.Message))
        {
            StackTrace = Read(() => exception.StackTrace)
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Cause = cause is null ? null : Of(cause, depth + 1),
        };
    }

    private static string Read(Func<string?> text)
    {
        try
        {
            return text() ?? "";
        }
        catch (Exception) // an exception can override what it says, with anything
        {
            return "";
        }
    }

    private void Write(Utf8JsonWriter json, int longestMessage, int mostLines, int mostCauses)
    {
        json.WriteStartObject();
        json.WriteString("errorMessage", Utf8(Message, longestMessage));
        json.WriteString("errorType", Type);
        json.WriteStartArray("stackTrace");
        foreach (var line in StackTrace.Take(mostLines))
            json.WriteStringValue(Utf8(line, longest: 300));
        json.WriteEndArray();
        if (Cause is not null && mostCauses > 0)
        {
            json.WritePropertyName("cause");
            Cause.Write(json, longestMessage, mostLines, mostCauses - 1);
        }
        json.WriteEndObject();
    }

    /// <summary>Half a character, as cutting leaves it, becomes the one for what cannot be read; the writer refuses it.</summary>
    private static byte[] Utf8(string text, int longest) =>
        Encoding.UTF8.GetBytes(text.Length > longest ? string.Concat(text.AsSpan(0, longest), "…") : text);

    private static string FitForField(string type) =>
        type.Length == 0 ? "Unknown" : string.Concat(type.Take(LongestType).Select(character => IsFit(character) ? character : '_'));

    private static bool IsFit(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-';
}
