using System.Text;
using Graph.Lambda.Runtime;
using static Graph.Lambda.Tests.Runtime.LoopRun;

namespace Graph.Lambda.Tests.Runtime;

public sealed class StreamedResponseTests
{
    [Fact]
    public async Task What_is_flushed_is_on_its_way_in_chunks()
    {
        var requests = await Serve(Answer(_ => InvocationResult.Stream(HttpResponsePrelude.ContentType, async (body, token) =>
        {
            await body.WriteAsync("ab"u8.ToArray(), token);
            await body.WriteAsync("c"u8.ToArray(), token);
            await body.FlushAsync(token);
            await body.WriteAsync("de"u8.ToArray(), token);
        })));

        Assert.EndsWith(
            "\r\nContent-Type: application/vnd.awslambda.http-integration-response\r\n"
                + "Lambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n"
                + "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n\r\n"
                + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
            Assert.Single(requests),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_within_it_is_told_in_its_trailers()
    {
        var requests = await Serve(
            Answer(_ => InvocationResult.Stream("text/plain", async (body, token) =>
            {
                await body.WriteAsync("abc"u8.ToArray(), token);
                await body.FlushAsync(token);
                throw new FunctionErrorException("Function.Broken", "Not\nto the end.");
            })),
            events: 2);

        var (path, sent) = Parts(requests[0]);
        Assert.Equal("invocation/e1/response", path);
        Assert.StartsWith("3\r\nabc\r\n0\r\nLambda-Runtime-Function-Error-Type: Function.Broken\r\nLambda-Runtime-Function-Error-Body: ", sent, StringComparison.Ordinal);
        Assert.StartsWith("""{"errorMessage":"Not\nto the end.","errorType":"Function.Broken","stackTrace":[""", ErrorIn(sent), StringComparison.Ordinal);
        Assert.Equal("invocation/e2/response", Parts(requests[1]).Path);
    }

    [Fact]
    public async Task What_fails_before_anything_was_sent_is_an_error_like_any_other()
    {
        var requests = await Serve(Answer(_ => InvocationResult.Stream("text/plain", async (body, token) =>
        {
            await body.WriteAsync("abc"u8.ToArray(), token);
            throw new InvalidOperationException("Early.");
        })));

        Assert.Equal("invocation/e1/error", Parts(Assert.Single(requests)).Path);
    }

    [Fact]
    public async Task An_answer_of_many_chunks_is_streamed()
    {
        var piece = new byte[20_000];
        Array.Fill(piece, (byte)'x');
        var requests = await Serve(Answer(_ => InvocationResult.Stream("text/plain", async (body, token) =>
        {
            for (var count = 0; count < 20; count++)
                await body.WriteAsync(piece, token);
        })));

        Assert.Equal(400_000, Parts(Assert.Single(requests)).Body.Count(character => character == 'x'));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    public async Task A_refusal_does_not_end_the_loop(int status)
    {
        var requests = await Serve(
            Answer(_ => InvocationResult.Stream("text/plain", (body, token) => body.WriteAsync("abc"u8.ToArray(), token).AsTask())),
            events: 2,
            _ => ScriptedApi.Status(status));

        Assert.Equal(["invocation/e1/response", "invocation/e2/response"], requests.Select(request => Parts(request).Path));
    }

    [Fact]
    public async Task A_connection_that_breaks_within_it_does_not_end_the_loop()
    {
        var requests = await Serve(
            Answer(invocation => InvocationResult.Stream("text/plain", (body, token) => body.WriteAsync("abc"u8.ToArray(), token).AsTask())),
            events: 2,
            request => request.Contains("/e1/", StringComparison.Ordinal) ? null : ScriptedApi.Status(202));

        Assert.Equal(["invocation/e1/response", "invocation/e2/response"], requests.Select(request => Parts(request).Path));
    }

    [Theory]
    [InlineData("text/plain\r\nX-Injected: 1")]
    [InlineData("text/plän")]
    public void A_content_type_that_is_no_header_is_refused(string contentType) =>
        Assert.Throws<ArgumentException>(() => InvocationResult.Stream(contentType, (_, _) => Task.CompletedTask));

    private static string ErrorIn(string sent)
    {
        const string name = "Lambda-Runtime-Function-Error-Body: ";
        var start = sent.IndexOf(name, StringComparison.Ordinal) + name.Length;
        return Encoding.UTF8.GetString(Convert.FromBase64String(sent[start..sent.IndexOf("\r\n", start, StringComparison.Ordinal)]));
    }
}
