using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Graph.Gateway.Observability;

/// <summary>
/// A line of the log: an object with <c>timestamp</c> and <c>level</c> as Lambda has them in its own, <c>category</c>, <c>message</c>,
/// <c>exception</c> (<c>type</c>, <c>message</c>, <c>stack</c>), and the template's arguments and what scopes say beside them; of two of
/// one name the first, and of scopes the innermost, counts. Below the 256 KB that Lambda takes, however much is logged: texts that are too
/// long end with an ellipsis. Used for one line after another.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html</remarks>
internal sealed class LogLine
{
    /// <summary>In UTF-16; a character has at most six bytes in JSON.</summary>
    private const int LongestLine = 32 * 1024;

    private const int LongestMessage = 8 * 1024;
    private const int LongestStack = 16 * 1024;
    private const int LongestMember = 1024;
    private const int LongestName = 128;
    private const int MostMembers = 32;
    private const int SizeWorthKeeping = 16 * 1024;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly Utf8JsonWriter json;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly List<object> scopes = [];
    private int room;

    public LogLine() => json = new Utf8JsonWriter(buffer, s_options);

    public bool IsWorthKeeping => buffer.Capacity <= SizeWorthKeeping;

    /// <returns>Good until the next is written.</returns>
    public ReadOnlySpan<byte> Write(in LogEntry entry, IExternalScopeProvider? provider)
    {
        buffer.ResetWrittenCount();
        json.Reset();
        names.Clear();
        room = LongestLine;
        json.WriteStartObject();
        WriteText("timestamp", entry.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), LongestMember);
        WriteText("level", NameOf(entry.Level), LongestMember);
        WriteText("category", entry.Category, LongestMember);
        WriteText("message", entry.Message, LongestMessage);
        names.Add("exception");
        WriteException(entry.Exception);
        WriteMembers(entry.Arguments);
        WriteScopes(provider);
        json.WriteEndObject();
        json.Flush();
        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    private void WriteScopes(IExternalScopeProvider? provider)
    {
        if (provider is null)
            return;
        provider.ForEachScope(static (scope, all) => all.Add(scope!), scopes);
        for (var i = scopes.Count - 1; i >= 0; i--)
            WriteMembers(scopes[i] as IEnumerable<KeyValuePair<string, object?>>);
        scopes.Clear();
    }

    private void WriteMembers(IEnumerable<KeyValuePair<string, object?>>? members)
    {
        foreach (var (name, value) in members ?? [])
        {
            if (names.Count >= MostMembers)
                return;
            if (name is not "{OriginalFormat}")
                WriteMember(JsonNamingPolicy.CamelCase.ConvertName(name), value);
        }
    }

    private void WriteMember(string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case bool flag:
                if (TryName(name))
                    json.WriteBooleanValue(flag);
                break;
            case int number:
                if (TryName(name))
                    json.WriteNumberValue(number);
                break;
            case long number:
                if (TryName(name))
                    json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                if (TryName(name))
                    json.WriteNumberValue(number);
                break;
            default:
                WriteText(name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", LongestMember);
                break;
        }
    }

    private void WriteException(Exception? exception)
    {
        if (exception is null)
            return;
        json.WriteStartObject("exception"u8);
        json.WriteString("type"u8, Cut(exception.GetType().FullName, LongestMember));
        json.WriteString("message"u8, Cut(exception.Message, LongestMessage));
        // With those that it was made of, which have the stack that matters.
        json.WriteString("stack"u8, Cut(exception.InnerException is null ? exception.StackTrace : exception.ToString(), LongestStack));
        json.WriteEndObject();
    }

    private void WriteText(string name, string text, int longest)
    {
        if (TryName(name))
            json.WriteStringValue(Cut(text, longest));
    }

    private bool TryName(string name)
    {
        if (name.Length > LongestName || !names.Add(name))
            return false;
        json.WritePropertyName(name);
        return true;
    }

    private string Cut(string? text, int longest)
    {
        var most = Math.Max(1, Math.Min(longest, room));
        if (text is null || text.Length <= most)
        {
            room -= text?.Length ?? 0;
            return text ?? "";
        }
        room -= most;
        // Half a pair would be no text.
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
    }

    /// <summary>As Lambda calls them, which may leave lines out by them.</summary>
    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "TRACE",
        LogLevel.Debug => "DEBUG",
        LogLevel.Information => "INFO",
        LogLevel.Warning => "WARN",
        LogLevel.Error => "ERROR",
        _ => "FATAL",
    };
}
