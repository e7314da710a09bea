using System.Buffers;
using System.Buffers.Text;

namespace Graph.Lambda.Runtime.Wire;

/// <summary>Reads answers of HTTP/1.1 one after another. Whatever comes, it takes no more memory than the limits say.</summary>
/// <remarks>RFC 9112, sections 6 and 7.</remarks>
internal sealed class HttpAnswerReader(Stream stream)
{
    internal const int LongestHead = 32 * 1024;

    /// <summary>More than Lambda gives to a function, which is 6 MB.</summary>
    internal const int LongestBody = (6 * 1024 * 1024) + (64 * 1024);

    private const int LongestChunkLine = 1024;
    private const int MostInterimAnswers = 8;

    private byte[] buffer = new byte[4096];
    private int start;
    private int end;

    /// <exception cref="MalformedAnswerException">What comes is no answer, or too large.</exception>
    /// <exception cref="EndOfStreamException">The connection ends before the answer does.</exception>
    /// <exception cref="IOException">The connection breaks.</exception>
    public HttpAnswer Read()
    {
        for (var interim = 0; interim <= MostInterimAnswers; interim++)
        {
            var length = FindHead();
            var head = HttpHead.Parse(buffer.AsSpan(start, length));
            start += length + 2;
            if (head.Status == 101)
                throw new MalformedAnswerException("An answer changes the protocol.");
            if (head.Status < 200)
                continue;
            var body = ReadBody(head);
            // Without length and chunks the body has ended the connection; and what nobody asked for makes it useless.
            var hasEnd = head.ContentLength is not null || head.IsChunked || HasNoBody(head);
            var keepsAlive = head.KeepsAlive && hasEnd && start == end;
            return new HttpAnswer(head, body, keepsAlive);
        }
        throw new MalformedAnswerException($"There are more than {MostInterimAnswers} interim answers.");
    }

    /// <returns>How many bytes the lines have, each with its end, but for the empty one that ends them.</returns>
    private int FindHead()
    {
        var looked = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + looked, end - start - looked).IndexOf("\r\n\r\n"u8);
            if (found >= 0 && looked + found + 4 <= LongestHead)
                return looked + found + 2;
            if (found >= 0 || end - start >= LongestHead)
                throw new MalformedAnswerException($"The head of an answer is longer than {LongestHead} bytes.");
            // The end can stand across what is there and what comes.
            looked = Math.Max(0, end - start - 3);
            Fill();
        }
    }

    private byte[] ReadBody(HttpHead head)
    {
        if (HasNoBody(head))
            return [];
        if (head.IsChunked)
            return ReadChunks();
        if (head.ContentLength is not { } length)
            return ReadToEnd();
        if (length > LongestBody)
            throw TooLong();
        var body = new byte[length];
        ReadInto(body);
        return body;
    }

    private static bool HasNoBody(HttpHead head) => head.Status is 204 or 304;

    private byte[] ReadChunks()
    {
        var body = new ArrayBufferWriter<byte>();
        while (ParseChunkLength(ReadLine(LongestChunkLine)) is > 0 and var length)
        {
            if (length > LongestBody - body.WrittenCount)
                throw TooLong();
            ReadInto(body.GetSpan(length)[..length]);
            body.Advance(length);
            if (!ReadLine(LongestChunkLine).IsEmpty)
                throw new MalformedAnswerException("A chunk is longer than it says.");
        }
        // Nothing is told in trailers here.
        for (var left = LongestHead; ReadLine(left) is { IsEmpty: false } trailer; left -= trailer.Length + 2)
            continue;
        return body.WrittenSpan.ToArray();
    }

    /// <summary>In hexadecimal digits; what stands behind a semicolon is ignored.</summary>
    private static int ParseChunkLength(ReadOnlySpan<byte> digits)
    {
        if (digits.IndexOf((byte)';') is >= 0 and var semicolon)
            digits = digits[..semicolon].TrimEnd(" \t"u8);
        // Seven digits are 256 MB, more than is taken.
        return digits.Length is > 0 and <= 7
            && Utf8Parser.TryParse(digits, out int length, out var read, 'x')
            && read == digits.Length
                ? length
                : throw new MalformedAnswerException("A chunk has no length.");
    }

    /// <returns>Without its end; good until more is read.</returns>
    private ReadOnlySpan<byte> ReadLine(int longest)
    {
        while (true)
        {
            var found = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8);
            if (found > longest || (found < 0 && end - start > longest + 1))
                throw new MalformedAnswerException("A line within a chunked answer is too long.");
            if (found >= 0)
            {
                var line = buffer.AsSpan(start, found);
                start += found + 2;
                return line.ContainsAny((byte)'\r', (byte)'\n', (byte)0)
                    ? throw new MalformedAnswerException("A line within a chunked answer has a control character.")
                    : line;
            }
            Fill();
        }
    }

    private byte[] ReadToEnd()
    {
        var body = new ArrayBufferWriter<byte>();
        while (true)
        {
            var there = end - start;
            if (there > LongestBody - body.WrittenCount)
                throw TooLong();
            body.Write(buffer.AsSpan(start, there));
            start = end = 0;
            if ((end = stream.Read(buffer)) == 0)
                return body.WrittenSpan.ToArray();
        }
    }

    /// <summary>What has come already, then from the connection without a copy.</summary>
    private void ReadInto(Span<byte> target)
    {
        var there = Math.Min(end - start, target.Length);
        buffer.AsSpan(start, there).CopyTo(target);
        start += there;
        stream.ReadExactly(target[there..]);
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer.AsSpan(end));
        end += read > 0 ? read : throw new EndOfStreamException("The connection ended before the answer did.");
    }

    private static MalformedAnswerException TooLong() => new($"The body of an answer is longer than {LongestBody} bytes.");
}
