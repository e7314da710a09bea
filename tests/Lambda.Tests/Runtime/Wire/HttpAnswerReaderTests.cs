using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Graph.Lambda.Runtime.Wire;

namespace Graph.Lambda.Tests.Runtime.Wire;

public sealed class HttpAnswerReaderTests
{
    [Fact]
    public void An_answer_with_a_length_is_read_and_the_connection_kept()
    {
        var answer = Read("HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: 8476a536\r\nCONTENT-LENGTH: 7 \r\nX-Empty:\r\n\r\n{\"a\":1}");

        Assert.Equal((200, "{\"a\":1}", true), (answer.Status, Text(answer), answer.KeepsAlive));
        Assert.Equal(("8476a536", "", null), (answer.Head["lambda-runtime-aws-request-id"], answer.Head["X-Empty"], answer.Head["X-None"]));
    }

    [Fact]
    public void A_chunked_answer_is_put_together_whatever_stands_around_its_chunks()
    {
        var answer = Read(
            "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3;name=value\r\n{\"a\r\n0000004\r\n\":1}\r\n0\r\nX-Trailer: ignored\r\n\r\n");

        Assert.Equal((202, "{\"a\":1}", true), (answer.Status, Text(answer), answer.KeepsAlive));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: x, Close\r\n\r\n{}")]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 nobody asked\r\n\r\n")]
    public void A_connection_is_not_kept_when_one_side_ends_it_or_more_came_than_was_asked_for(string bytes)
    {
        var answer = Read(bytes);

        Assert.Equal((200, "{}", false), (answer.Status, Text(answer), answer.KeepsAlive));
    }

    [Theory]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", 204)]
    [InlineData("HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n", 304)]
    public void Some_answers_have_no_body_whatever_they_say(string bytes, int status)
    {
        var answer = Read(bytes);

        Assert.Equal((status, "", true), (answer.Status, Text(answer), answer.KeepsAlive));
    }

    [Fact]
    public void Interim_answers_are_passed_over()
    {
        var answer = Read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal((200, "", true), (answer.Status, Text(answer), answer.KeepsAlive));
    }

    [Fact]
    public void Answers_come_one_after_another()
    {
        var reader = new HttpAnswerReader(new PiecesStream(Bytes(
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n2\r\n0\r\n\r\n"), [3]));

        Assert.Equal(["1", "2"], [Text(reader.Read()), Text(reader.Read())]);
        Assert.Throws<EndOfStreamException>(reader.Read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{\"a\":1")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")]
    public void An_answer_that_breaks_off_is_a_broken_connection(string bytes) =>
        Assert.Throws<EndOfStreamException>(() => Read(bytes));

    [Theory]
    [InlineData("\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("HTTP/2 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 20 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 2000 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 099 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nNo colon\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n: no name\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nName : spaced\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nName: folded\r\n over lines\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nName: bare\nOther: line feed\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nName: bare\rOther: return\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nName: \0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\n1")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0x1\r\n\r\n1")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\n\r\n1")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n12")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 6400000\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n1\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n g\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n80000000\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7000000\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n12\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\n1\n0\n\n\r\n")]
    public void What_can_be_read_in_two_ways_or_in_none_is_refused(string bytes) =>
        Assert.Throws<MalformedAnswerException>(() => Read(bytes));

    [Fact]
    public void What_has_no_end_is_given_up_at_its_limit()
    {
        Assert.Throws<MalformedAnswerException>(() => Endless("HTTP/1.1 200 OK\r\nName: ", "a"));
        Assert.Throws<MalformedAnswerException>(() => Endless("HTTP/1.1 200 OK\r\n", "N: v\r\n"));
        Assert.Throws<MalformedAnswerException>(() => Endless("", "HTTP/1.1 100 Continue\r\n\r\n"));
        Assert.Throws<MalformedAnswerException>(() => Endless("HTTP/1.1 200 OK\r\n\r\n", "a"));
        Assert.Throws<MalformedAnswerException>(() => Endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "8000\r\n" + new string('a', 0x8000) + "\r\n"));
        Assert.Throws<MalformedAnswerException>(() => Endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "0"));
        Assert.Throws<MalformedAnswerException>(() => Endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "N: v\r\n"));
    }

    [Fact]
    public void As_much_as_the_limits_allow_is_read()
    {
        var head = $"HTTP/1.1 200 OK\r\nContent-Length: {HttpAnswerReader.LongestBody}\r\nName: ";
        head += new string('a', HttpAnswerReader.LongestHead - head.Length - 4) + "\r\n\r\n";
        var answer = Read(head + new string('b', HttpAnswerReader.LongestBody));

        Assert.Equal((HttpAnswerReader.LongestHead, HttpAnswerReader.LongestBody, true), (head.Length, answer.Body.Length, answer.KeepsAlive));
        Assert.Throws<MalformedAnswerException>(() => Read(head.Replace("Name: ", "Name: a", StringComparison.Ordinal)));
    }

    /// <summary>However it is cut, and whether its length is told or in chunks.</summary>
    [Fact]
    public void What_was_sent_is_read_however_it_comes() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(byte[] Body, PositiveInt[] Pieces, PositiveInt[] Chunks)>(),
            sent =>
            {
                var pieces = Sizes(sent.Pieces);
                var withLength = Read(new PiecesStream([.. Bytes($"HTTP/1.1 200 OK\r\nContent-Length: {sent.Body.Length}\r\n\r\n"), .. sent.Body], pieces));
                var chunked = Read(new PiecesStream([.. Bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), .. Chunked(sent.Body, Sizes(sent.Chunks))], pieces));

                return withLength.Body.AsSpan().SequenceEqual(sent.Body) && chunked.Body.AsSpan().SequenceEqual(sent.Body)
                    && withLength.KeepsAlive && chunked.KeepsAlive;
            }).QuickCheckThrowOnFailure();

    /// <summary>Those that come near to an answer too: one with some bytes changed.</summary>
    [Fact]
    public void Whatever_comes_is_an_answer_or_one_of_two_exceptions()
    {
        const string Good = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n";
        Prop.ForAll(ArbMap.Default.ArbFor<(byte[] Random, PositiveInt[] Pieces, (PositiveInt At, byte Byte)[] Changes)>(), sent =>
        {
            var changed = Bytes(Good);
            foreach (var (at, value) in sent.Changes)
                changed[at.Get % changed.Length] = value;
            return new[] { sent.Random, changed, [.. Bytes("HTTP/1.1 200 OK\r\n"), .. sent.Random], [.. Bytes(Good), .. sent.Random] }
                .All(bytes => IsTakenOrRefused(new PiecesStream(bytes, Sizes(sent.Pieces))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static bool IsTakenOrRefused(Stream stream)
    {
        try
        {
            return Read(stream).Status is >= 200 and <= 999;
        }
        catch (Exception exception) when (exception is MalformedAnswerException or EndOfStreamException)
        {
            return true;
        }
    }

    private static IReadOnlyList<int> Sizes(PositiveInt[] sizes) => sizes.Length == 0 ? [int.MaxValue] : [.. sizes.Select(size => size.Get)];

    private static IEnumerable<byte> Chunked(byte[] body, IReadOnlyList<int> sizes)
    {
        var bytes = new List<byte>();
        for (int start = 0, index = 0; start < body.Length; index++)
        {
            var chunk = body[start..Math.Min(body.Length, start + sizes[index % sizes.Count] % 1_000_000)];
            if (chunk.Length == 0)
                chunk = body[start..];
            bytes.AddRange([.. Bytes($"{chunk.Length:X}\r\n"), .. chunk, .. "\r\n"u8]);
            start += chunk.Length;
        }
        return [.. bytes, .. "0\r\n\r\n"u8];
    }

    private static void Endless(string start, string again) =>
        Read(start + string.Concat(Enumerable.Repeat(again, 1 + (HttpAnswerReader.LongestBody + 70_000) / again.Length)));

    private static HttpAnswer Read(string bytes) => Read(new PiecesStream(Bytes(bytes)));

    private static HttpAnswer Read(Stream stream) => new HttpAnswerReader(stream).Read();

    private static string Text(HttpAnswer answer) => Encoding.UTF8.GetString(answer.Body);

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
