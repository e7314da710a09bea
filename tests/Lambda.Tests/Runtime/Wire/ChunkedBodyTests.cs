using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Graph.Lambda.Runtime.Wire;

namespace Graph.Lambda.Tests.Runtime.Wire;

public sealed class ChunkedBodyTests
{
    private readonly MemoryStream transport = new();

    [Fact]
    public async Task Nothing_is_sent_before_it_is_flushed()
    {
        var body = Begin();
        await body.WriteAsync("{\"a\""u8.ToArray());
        body.Write(":1}"u8);

        Assert.Equal((false, ""), (body.HasBegun, Sent));

        await body.FlushAsync();
        await body.FlushAsync();

        Assert.Equal((true, "POST /\r\n\r\n7\r\n{\"a\":1}\r\n"), (body.HasBegun, Sent));
    }

    [Fact]
    public void The_end_brings_what_is_left_and_the_trailers()
    {
        var body = Begin();
        body.Write("abc"u8);
        body.End([("Lambda-Runtime-Function-Error-Type", "Oops"), ("Lambda-Runtime-Function-Error-Body", "e30=")]);

        Assert.Equal(
            "POST /\r\n\r\n3\r\nabc\r\n0\r\nLambda-Runtime-Function-Error-Type: Oops\r\nLambda-Runtime-Function-Error-Body: e30=\r\n\r\n", Sent);
    }

    [Fact]
    public void An_empty_body_is_only_an_end()
    {
        Begin().End([]);

        Assert.Equal("POST /\r\n\r\n0\r\n\r\n", Sent);
    }

    [Fact]
    public async Task After_the_end_nothing_is_written()
    {
        var body = Begin();
        body.End([]);
        body.Flush();
        await body.FlushAsync();

        Assert.False(body.CanWrite);
        Assert.Throws<ObjectDisposedException>(() => body.Write("late"u8));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => body.WriteAsync("late"u8.ToArray()).AsTask());
        Assert.Equal("POST /\r\n\r\n0\r\n\r\n", Sent);
    }

    [Fact]
    public async Task What_is_cancelled_leaves_whole_chunks()
    {
        var body = Begin();
        await body.WriteAsync("abc"u8.ToArray());
        await Assert.ThrowsAsync<OperationCanceledException>(() => body.WriteAsync("def"u8.ToArray(), new CancellationToken(true)).AsTask());
        await Assert.ThrowsAsync<OperationCanceledException>(() => body.FlushAsync(new CancellationToken(true)));
        body.End([]);

        Assert.Equal("POST /\r\n\r\n3\r\nabc\r\n0\r\n\r\n", Sent);
    }

    [Fact]
    public void Once_the_connection_broke_it_says_so()
    {
        var body = new ChunkedBody(new MemoryStream([], writable: false), []);
        body.Write("abc"u8);
        Assert.Throws<NotSupportedException>(body.Flush);

        Assert.True(body.IsBroken);
        Assert.Throws<IOException>(() => body.End([]));
    }

    /// <summary>Written in any pieces, flushed or not, in either way.</summary>
    [Fact]
    public void A_reader_of_chunks_reads_what_was_written() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte[] Piece, PositiveInt Times, bool IsAsync, bool IsFlushed)[]>(), writes =>
        {
            var sent = new MemoryStream();
            var body = new ChunkedBody(sent, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray());
            var expected = new List<byte>();
            foreach (var write in writes)
            {
                byte[] piece = [.. Enumerable.Repeat(write.Piece, write.Times.Get * 50).SelectMany(bytes => bytes)];
                expected.AddRange(piece);
                if (write.IsAsync)
                    body.WriteAsync(piece).AsTask().GetAwaiter().GetResult();
                else
                    body.Write(piece);
                if (write.IsFlushed)
                    body.Flush();
            }
            body.End([]);
            return new HttpAnswerReader(new MemoryStream(sent.ToArray())).Read().Body.AsSpan().SequenceEqual(expected.ToArray());
        }).QuickCheckThrowOnFailure();

    private string Sent => Encoding.ASCII.GetString(transport.ToArray());

    private ChunkedBody Begin() => new(transport, "POST /\r\n\r\n"u8.ToArray());
}
