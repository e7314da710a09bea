using System.Text;
using Graph.Lambda.Events;
using Graph.Lambda.Hosting;
using Graph.Lambda.Tests.Hosting.Fronts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Graph.Lambda.Tests.Hosting;

public sealed class ResponseTests
{
    private const string Get = """{"httpMethod":"GET","path":"/","requestContext":{"stage":"live"}}""";

    [Fact]
    public async Task Every_front_is_answered_in_its_own_form()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(context =>
        {
            context.Response.StatusCode = 201;
            context.Response.ContentType = "application/json";
            context.Response.Headers.Append("X-Many", "1");
            context.Response.Headers.Append("X-Many", "2");
            context.Response.Headers.Append("Set-Cookie", "a=1; Path=/");
            context.Response.Headers.Append("Set-Cookie", "b=2");
            context.Response.Headers.Connection = "close";
            return context.Response.WriteAsync("""{"é":"\n"}""");
        }));
        var request = new WireRequest("GET", "/");

        var answers = new List<string>();
        foreach (var front in Front.All)
            answers.Add(Encoding.UTF8.GetString(await hosted.Answer(front.EventOf(request))));

        const string Lists = """{"statusCode":201,"multiValueHeaders":{"Content-Type":["application/json"],"X-Many":["1","2"],"Set-Cookie":["a=1; Path=/","b=2"]},"isBase64Encoded":false,"body":"{\"é\":\"\\n\"}"}""";
        const string Joined = """{"statusCode":201,"headers":{"content-type":"application/json","x-many":"1,2"},"cookies":["a=1; Path=/","b=2"],"isBase64Encoded":false,"body":"{\"é\":\"\\n\"}"}""";
        Assert.Equal(
            [
                Lists,
                Lists,
                Joined,
                Joined,
                """{"statusCode":201,"statusDescription":"201 Created","headers":{"content-type":"application/json","x-many":"1,2","set-cookie":"a=1; Path=/","Set-cookie":"b=2"},"isBase64Encoded":false,"body":"{\"é\":\"\\n\"}"}""",
                """{"statusCode":201,"statusDescription":"201 Created","multiValueHeaders":{"Content-Type":["application/json"],"X-Many":["1","2"],"Set-Cookie":["a=1; Path=/","b=2"]},"isBase64Encoded":false,"body":"{\"é\":\"\\n\"}"}""",
            ], answers);
    }

    [Theory]
    [InlineData("text/html", "", "aé", "\"isBase64Encoded\":false,\"body\":\"aé\"")]
    [InlineData("image/svg+xml", "", "<svg/>", "\"isBase64Encoded\":false,\"body\":\"<svg/>\"")]
    [InlineData("", "", "x", "\"isBase64Encoded\":false,\"body\":\"x\"")]
    [InlineData("application/json", "gzip", "x", "\"isBase64Encoded\":true,\"body\":\"eA==\"")]
    [InlineData("application/octet-stream", "", "x", "\"isBase64Encoded\":true,\"body\":\"eA==\"")]
    [InlineData("text/plain", "", "\u0000\u001f\u007f\"\\/\b", "\"isBase64Encoded\":false,\"body\":\"\\u0000\\u001f\u007f\\\"\\\\/\\u0008\"")]
    public async Task Text_is_text_and_all_else_is_base64(string type, string encoding, string body, string expected)
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(context =>
        {
            context.Response.Headers.ContentType = type.Length == 0 ? default : type;
            context.Response.Headers.ContentEncoding = encoding.Length == 0 ? default : encoding;
            return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body)).AsTask();
        }));

        Assert.EndsWith($",{expected}}}", await hosted.AnswerText(Get));
    }

    [Theory]
    [InlineData('a', 0, 200)]
    [InlineData('a', 1, 500)]
    // Each is two bytes in JSON.
    [InlineData('"', 0, 200)]
    [InlineData('"', 1, 500)]
    public async Task A_response_may_have_as_many_bytes_as_Lambda_takes_and_no_more(char letter, int more, int status)
    {
        const string Around = """{"statusCode":200,"multiValueHeaders":{},"isBase64Encoded":false,"body":""}""";
        var length = ((6 * 1024 * 1024) - Around.Length) / (letter == 'a' ? 1 : 2) + more;
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            for (var left = length; left > 0; left -= 1_000_000)
                await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes(new string(letter, Math.Min(left, 1_000_000))));
        }));

        var answer = EventJson.ReadRestApiResponse(await hosted.Answer(Encoding.UTF8.GetBytes(Get)));

        Assert.Equal(status, answer.StatusCode);
        if (status == 200)
            Assert.Equal(length, answer.Body!.Length);
    }

    [Theory]
    // In base64 it is a third more.
    [InlineData("rest", 4_718_500, "The response has 62915")]
    [InlineData("rest", 7_000_000, "The response has 7000000 bytes")]
    [InlineData("balancer", 1_000_000, "The response has 1333")]
    public async Task Too_large_a_response_says_so_and_browsers_can_read_it(string front, int bytes, string expected)
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            context.Response.ContentType = "application/octet-stream";
            context.Response.Headers.AccessControlAllowOrigin = "https://shop.example";
            context.Response.Headers.Vary = "Origin";
            context.Response.Headers.ETag = "\"x\"";
            context.Response.ContentLength = bytes;
            await context.Response.Body.WriteAsync(new byte[bytes]);
        }));
        Front sender = front == "rest" ? new RestApi() : new LoadBalancer();

        var answer = sender.ResponseOf(await hosted.Answer(sender.EventOf(new WireRequest("GET", "/"))));

        Assert.Equal(500, answer.Status);
        Assert.Equal(["access-control-allow-origin: https://shop.example", "content-type: application/json; charset=utf-8", "vary: Origin"], answer.OwnHeaders);
        Assert.StartsWith($$"""{"errors":[{"message":"{{expected}}""", answer.Text);
        Assert.EndsWith("""Ask for less, for example a smaller first.","extensions":{"code":"RESPONSE_TOO_LARGE"}}]}""", answer.Text);
    }

    [Fact]
    public async Task What_the_server_answers_itself_can_be_another()
    {
        var options = new LambdaHostingOptions { AnswerError = error => new HostedErrorAnswer(507, "text/plain", Encoding.UTF8.GetBytes(error.Code)) };
        await using var hosted = await HostedApplication.Start(application => application.Run(context => context.Response.Body.WriteAsync(new byte[7_000_000]).AsTask()), options);

        Assert.Equal(
            """{"statusCode":507,"multiValueHeaders":{"Content-Type":["text/plain"]},"isBase64Encoded":false,"body":"RESPONSE_TOO_LARGE"}""",
            await hosted.AnswerText(Get));
    }

    [Fact]
    public async Task Too_large_a_request_is_not_given_to_the_application()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(_ => throw new InvalidOperationException("It is called.")));
        var front = new HttpApi();

        var answer = front.ResponseOf(await hosted.Answer(front.EventOf(new WireRequest("POST", "/") { Body = new byte[5_000_000] })));

        Assert.Equal(413, answer.Status);
        Assert.Matches("""^\{"errors":\[\{"message":"The request has 666\d+ bytes as an event; Lambda takes at most 6 MB.","extensions":\{"code":"PAYLOAD_TOO_LARGE"\}\}\]\}$""", answer.Text);
    }

    [Fact]
    public async Task What_an_application_throws_is_logged_and_not_told()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            await context.Response.WriteAsync("half of it");
            throw new InvalidDataException("why");
        }));

        Assert.Equal("""{"statusCode":500,"multiValueHeaders":{},"isBase64Encoded":false,"body":""}""", await hosted.AnswerText(Get));
        Assert.Equal(["Error: The application has failed. Invocation invocation-1 InvalidDataException: why"], hosted.Log.All);
    }

    [Fact]
    public async Task An_aborted_request_is_an_error()
    {
        var wasCancelled = false;
        await using var hosted = await HostedApplication.Start(application => application.Run(context =>
        {
            context.Abort();
            wasCancelled = context.RequestAborted.IsCancellationRequested;
            return context.Response.WriteAsync("nobody gets it");
        }));

        Assert.Equal("""{"statusCode":500,"multiValueHeaders":{},"isBase64Encoded":false,"body":""}""", await hosted.AnswerText(Get));
        Assert.True(wasCancelled);
    }

    [Fact]
    public async Task What_is_to_be_done_after_a_response_is_done_in_reverse_order_whatever_fails()
    {
        var order = new List<string>();
        await using var hosted = await HostedApplication.Start(application => application.Run(context =>
        {
            context.Response.OnCompleted(() => Note("first"));
            context.Response.OnCompleted(() => throw new InvalidDataException("of a callback"));
            context.Response.OnCompleted(() => Note("last"));
            context.Response.RegisterForDispose(new Disposable(() => Note("dispose")));
            return context.Response.WriteAsync("x");
        }));

        Assert.Contains("\"body\":\"x\"", await hosted.AnswerText(Get));
        Assert.Equal(["dispose", "last", "first"], order);
        Assert.Equal(["Error: What the application does after a response has failed. InvalidDataException: of a callback"], hosted.Log.All);

        Task Note(string what)
        {
            order.Add(what);
            return Task.CompletedTask;
        }
    }

    private sealed class Disposable(Func<Task> dispose) : IDisposable
    {
        public void Dispose() => dispose();
    }
}
