using System.Globalization;
using System.Text;

namespace Graph.Lambda.Runtime.Wire;

/// <summary>Status and fields of an answer of HTTP/1.1, read strictly: what can be read in two ways is refused.</summary>
/// <remarks>RFC 9112, sections 4 to 6.</remarks>
internal sealed class HttpHead
{
    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    private HttpHead(int status, bool isHttp11) => (Status, KeepsAlive) = (status, isHttp11);

    public int Status { get; }

    public bool KeepsAlive { get; private set; }

    public bool IsChunked { get; private set; }

    /// <summary>In bytes; null when it is not said.</summary>
    public long? ContentLength { get; private set; }

    /// <summary>The first of the name, in any case of letters.</summary>
    public string? this[string name] => fields.GetValueOrDefault(name);

    /// <param name="lines">Each with its end, without the empty one.</param>
    /// <exception cref="MalformedAnswerException">It is none.</exception>
    public static HttpHead Parse(ReadOnlySpan<byte> lines)
    {
        var text = Encoding.Latin1.GetString(lines);
        var end = EndOfLine(text, 0);
        var head = ParseStatus(text.AsSpan(0, end));
        for (var start = end + 2; start < text.Length; start = end + 2)
        {
            end = EndOfLine(text, start);
            head.Add(text.AsSpan(start, end - start));
        }
        return head.IsChunked && head.ContentLength is not null
            ? throw new MalformedAnswerException("An answer has a length and is chunked too.")
            : head;
    }

    private static int EndOfLine(string text, int start)
    {
        var end = start;
        while (text[end] is not ((>= '\0' and < ' ' and not '\t') or '\x7f'))
            end++;
        return text[end] == '\r' && text[end + 1] == '\n'
            ? end
            : throw new MalformedAnswerException("A line of an answer's head has a control character.");
    }

    /// <summary>Such as <c>HTTP/1.1 200 OK</c>; what stands behind the number is for people.</summary>
    private static HttpHead ParseStatus(ReadOnlySpan<char> line)
    {
        var isKnown = line.StartsWith("HTTP/1.1 ") || line.StartsWith("HTTP/1.0 ");
        if (!isKnown || line.Length < 12 || (line.Length > 12 && line[12] != ' '))
            throw new MalformedAnswerException("An answer does not begin with a status line of HTTP/1.1.");
        var status = 0;
        foreach (var digit in line[9..12])
            status = char.IsAsciiDigit(digit)
                ? (status * 10) + digit - '0'
                : throw new MalformedAnswerException("A status is no number.");
        return status < 100
            ? throw new MalformedAnswerException("A status is below 100.")
            : new HttpHead(status, line[7] == '1');
    }

    private void Add(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        if (colon <= 0 || !IsName(line[..colon]))
            throw new MalformedAnswerException("A field of an answer has no name.");
        var name = line[..colon].ToString();
        var value = line[(colon + 1)..].Trim(" \t").ToString();
        if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            ContentLength = ParseLength(value, ContentLength);
        else if (name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            IsChunked = IsOnlyChunked(value, IsChunked);
        else if (name.Equals("Connection", StringComparison.OrdinalIgnoreCase))
            KeepsAlive &= !value.Split(',', StringSplitOptions.TrimEntries).Contains("close", StringComparer.OrdinalIgnoreCase);
        fields.TryAdd(name, value);
    }

    /// <summary>RFC 9110, section 5.6.2.</summary>
    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !"!#$%&'*+-.^_`|~".Contains(character))
                return false;
        }
        return true;
    }

    /// <summary>Digits alone: no sign, no list. Twice the same is once.</summary>
    private static long ParseLength(string value, long? before)
    {
        if (value.Length is 0 or > 18 || value.AsSpan().ContainsAnyExceptInRange('0', '9'))
            throw new MalformedAnswerException("The length of an answer is no number.");
        var length = long.Parse(value, CultureInfo.InvariantCulture);
        return before is null || before == length
            ? length
            : throw new MalformedAnswerException("An answer has two lengths.");
    }

    private static bool IsOnlyChunked(string value, bool before) =>
        !before && value.Equals("chunked", StringComparison.OrdinalIgnoreCase)
            ? true
            : throw new MalformedAnswerException("An answer is encoded in a way that is not known.");
}
