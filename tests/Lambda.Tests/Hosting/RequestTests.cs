using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Graph.Lambda.Events;
using Graph.Lambda.Hosting;
using Graph.Lambda.Runtime;
using Graph.Lambda.Tests.Events;
using Graph.Lambda.Tests.Hosting.Fronts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Graph.Lambda.Tests.Hosting;

public sealed class RequestTests
{
    [Theory]
    [InlineData("http-api", "https k3v9aexample.execute-api.eu-central-1.amazonaws.com 198.51.100.24:0 Zx1yWv2UtS= HTTP/1.1 HttpApi")]
    [InlineData("http-api-without-body", "https api.shop.example 2001:db8::24:0 Zx1yWv2UtT= HTTP/1.1 HttpApi")]
    [InlineData("http-api-iam-authorizer", "https k3v9aexample.execute-api.eu-central-1.amazonaws.com 2001:db8::32:0 Zx1yWv2UtW= HTTP/1.1 HttpApi")]
    [InlineData("http-api-lambda-authorizer", "https k3v9aexample.execute-api.eu-central-1.amazonaws.com 198.51.100.31:0 Zx1yWv2UtV= HTTP/1.1 HttpApi")]
    [InlineData("function-url", "https m4n5o6example.lambda-url.eu-central-1.on.aws 198.51.100.25:0 6a0d1c1e-6f6e-4a8b-9d15-000000000001 HTTP/1.1 FunctionUrl")]
    [InlineData("rest-api", "https r7s8texample.execute-api.eu-central-1.amazonaws.com 198.51.100.26:0 0f4d3c2b-1a09-4888-8777-000000000002 HTTP/1.1 RestApi")]
    [InlineData("rest-api-custom-domain", "https api.shop.example 198.51.100.27:0 0f4d3c2b-1a09-4888-8777-000000000003 HTTP/1.1 RestApi")]
    [InlineData("rest-api-lambda-authorizer", "https r7s8texample.execute-api.eu-central-1.amazonaws.com 198.51.100.33:0 0f4d3c2b-1a09-4888-8777-000000000004 HTTP/1.1 RestApi")]
    [InlineData("http-api-payload-1.0", "https k3v9aexample.execute-api.eu-central-1.amazonaws.com 198.51.100.28:0 Zx1yWv2UtU= HTTP/1.1 HttpApiAsRest")]
    [InlineData("load-balancer", "http shop-1.eu-central-1.elb.amazonaws.com 198.51.100.29:0 invocation-1 HTTP/1.1 LoadBalancer")]
    [InlineData("load-balancer-with-lists", "https shop-1.eu-central-1.elb.amazonaws.com 198.51.100.30:0 invocation-1 HTTP/1.1 LoadBalancer")]
    public async Task Who_asks_and_how_is_what_the_front_saw_itself(string sample, string expected)
    {
        string? seen = null;
        await using var hosted = await HostedApplication.Start(application => application.Run(context =>
        {
            var connection = context.Connection;
            seen = $"{context.Request.Scheme} {context.Request.Host} {connection.RemoteIpAddress}:{connection.RemotePort} {context.TraceIdentifier} {context.Request.Protocol} {context.GetLambdaEvent()!.Kind}";
            return Task.CompletedTask;
        }));

        await hosted.Answer(Sample.Bytes(sample));

        Assert.Equal(expected, seen);
    }

    [Theory]
    [InlineData("198.51.100.7:4711", "198.51.100.7", 4711)]
    [InlineData("203.0.113.1, 2001:db8::1", "2001:db8::1", 0)]
    [InlineData("[2001:db8::1]:80", "2001:db8::1", 80)]
    [InlineData("nobody", null, 0)]
    [InlineData("", null, 0)]
    public async Task A_load_balancer_adds_the_address_that_it_saw_as_the_last(string forwarded, string? address, int port)
    {
        ConnectionInfo? seen = null;
        await using var hosted = await HostedApplication.Start(application => application.Run(context =>
        {
            seen = context.Connection;
            Assert.Equal((address, port), (seen.RemoteIpAddress?.ToString(), seen.RemotePort));
            return Task.CompletedTask;
        }));

        var answer = await hosted.AnswerText(
            $$$"""{"requestContext":{"elb":{}},"httpMethod":"GET","path":"/","headers":{"x-forwarded-for":"{{{forwarded}}}"}}""");

        Assert.Equal(200, EventJson.ReadLoadBalancerResponse(Encoding.UTF8.GetBytes(answer)).StatusCode);
        Assert.NotNull(seen);
    }

    [Fact]
    public async Task The_event_is_there_for_the_application()
    {
        var claims = new List<string?>();
        await using var hosted = await HostedApplication.Start(application => application.Run(context =>
        {
            var given = context.GetLambdaEvent()!;
            claims.AddRange(given.Claim("sub"), given.Claim("scope"), given.Claim("userId"), given.Claim("integrationLatency"), given.Claim("nobody"));
            Assert.Equal("invocation-1", given.Invocation.RequestId);
            Assert.Equal(JsonValueKind.Object, given.RequestContext.ValueKind);
            return Task.CompletedTask;
        }));

        foreach (var sample in new[] { "http-api", "function-url", "rest-api", "load-balancer" })
            await hosted.Answer(Sample.Bytes(sample));

        Assert.Equal(
            [
                "user-7", "read write", null, null, null,
                null, null, "AIDAEXAMPLE", null, null,
                "user-7", null, null, null, null,
                null, null, null, null, null,
            ], claims);
    }

    /// <summary>Texts are as they are, all else is JSON; a REST API has made texts of all that its function said.</summary>
    [Theory]
    [InlineData("http-api-lambda-authorizer", """user-8, ["clerk", "admin"], 12.5, true, , , """)]
    [InlineData("rest-api-lambda-authorizer", "user-9, , 12.5, true, , user-9, ")]
    [InlineData("http-api-iam-authorizer", ", , , , , , AROAEXAMPLE:CognitoIdentityCredentials")]
    public async Task What_an_authorizer_has_said_are_claims_too(string sample, string expected)
    {
        string?[] claims = [];
        await using var hosted = await HostedApplication.Start(application => application.Run(context =>
        {
            string[] names = ["sub", "roles", "quota", "isTrial", "note", "principalId", "callerId"];
            claims = [.. names.Select(context.GetLambdaEvent()!.Claim)];
            return Task.CompletedTask;
        }));

        await hosted.Answer(Sample.Bytes(sample));

        Assert.Equal(expected, string.Join(", ", claims));
    }

    [Fact]
    public async Task A_body_may_be_no_longer_than_the_endpoint_takes()
    {
        await using var hosted = await HostedApplication.Start(application =>
        {
            application.Use((context, next) =>
            {
                context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = context.Request.Path == "/four" ? 4 : null;
                return next(context);
            });
            application.Run(async context =>
            {
                using var reader = new StreamReader(context.Request.Body);
                await context.Response.WriteAsync(await reader.ReadToEndAsync());
                Assert.True(context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.IsReadOnly);
            });
        });
        var front = new HttpApi();

        var answers = new List<(int, string)>();
        foreach (var (path, body) in new[] { ("/four", "four"), ("/four", "fives"), ("/any", "fives") })
        {
            var answer = front.ResponseOf(await hosted.Answer(front.EventOf(new WireRequest("POST", path) { Body = Encoding.UTF8.GetBytes(body) })));
            answers.Add((answer.Status, answer.Text));
        }

        Assert.Equal([(200, "four"), (413, ""), (200, "fives")], answers);
    }

    [Fact]
    public async Task A_body_is_read_by_pipe_and_by_stream()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            var read = await context.Request.BodyReader.ReadAtLeastAsync(4);
            var first = Encoding.UTF8.GetString(read.Buffer.FirstSpan[..4]);
            context.Request.BodyReader.AdvanceTo(read.Buffer.GetPosition(4));
            using var rest = new StreamReader(context.Request.Body);
            await context.Response.WriteAsync($"{first}|{await rest.ReadToEndAsync()}|{await rest.ReadToEndAsync()}");
        }));
        var front = new RestApi();

        var answer = front.ResponseOf(await hosted.Answer(front.EventOf(new WireRequest("POST", "/") { Body = "four and more"u8.ToArray() })));

        Assert.Equal("four| and more|", answer.Text);
    }

    [Fact]
    public async Task Requests_that_run_at_once_have_nothing_in_common()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            await Task.Yield();
            context.Response.ContentType = "text/plain";
            foreach (var part in body.ToArray().Chunk(1_000))
            {
                await context.Response.Body.WriteAsync(part);
                await Task.Yield();
            }
        }));
        var front = new FunctionUrl();

        await Parallel.ForAsync(0, 300, async (number, _) =>
        {
            var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"{number},", 1 + (number * 37 % 5_000))));
            var result = Assert.IsType<InvocationResult.Buffered>(await hosted.Handle(
                HostedApplication.Invocation(front.EventOf(new WireRequest("POST", "/") { Body = body })), CancellationToken.None));
            var answer = front.ResponseOf(result.Payload.ToArray());
            result.Owner!.Dispose();
            Assert.Equal(body, answer.Body);
        });
    }

    [Fact]
    public async Task What_belongs_to_connections_is_not_offered()
    {
        await using var hosted = await HostedApplication.Start(application =>
        {
            application.UseWebSockets();
            application.Run(context =>
            {
                Assert.False(context.WebSockets.IsWebSocketRequest);
                Assert.Null(context.Features.Get<IHttpUpgradeFeature>());
                Assert.Null(context.Features.Get<IHttpResetFeature>());
                context.Response.StatusCode = 426;
                return Task.CompletedTask;
            });
        });
        var front = new FunctionUrl();
        var request = new WireRequest("GET", "/", ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "AAECAwQFBgcICQoLDA0ODw=="));

        Assert.Equal(426, front.ResponseOf(await hosted.Answer(front.EventOf(request))).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"httpMethod":"GET"}""")]
    [InlineData("""{"path":"/"}""")]
    [InlineData("""{"httpMethod":"GET","path":"/"} {}""")]
    [InlineData("""{"httpMethod":"","path":"/"}""")]
    [InlineData("""{"httpMethod":"GET","path":7}""")]
    [InlineData("""{"httpMethod":"GET","path":"/\ud83d"}""")]
    [InlineData("""{"httpMethod":"GET","path":"/","headers":[]}""")]
    [InlineData("""{"httpMethod":"GET","path":"/","headers":{"a":1}}""")]
    [InlineData("""{"httpMethod":"GET","path":"/","headers":{"a":"\ude00"}}""")]
    [InlineData("""{"httpMethod":"GET","path":"/","multiValueHeaders":{"a":"1"}}""")]
    [InlineData("""{"httpMethod":"GET","path":"/","multiValueQueryStringParameters":{"a":[{}]}}""")]
    [InlineData("""{"httpMethod":"GET","path":"/","queryStringParameters":{"a":[]}}""")]
    [InlineData("""{"httpMethod":"GET","path":"/","body":"%%","isBase64Encoded":true}""")]
    [InlineData("""{"httpMethod":"GET","path":"/","body":"\ud83d"}""")]
    [InlineData("""{"httpMethod":"GET","path":"/","isBase64Encoded":"yes"}""")]
    [InlineData("""{"rawPath":"/","requestContext":{"http":{}}}""")]
    [InlineData("""{"rawPath":"/","cookies":[1],"requestContext":{"http":{"method":"GET"}}}""")]
    [InlineData("""{"requestContext":{"routeKey":"$connect","eventType":"CONNECT","connectionId":"1"},"httpMethod":"GET","path":"/"}""")]
    [InlineData("""{"Records":[]}""")]
    public async Task What_is_no_event_of_HTTP_is_the_function_s_error(string payload)
    {
        await using var hosted = await HostedApplication.Start(Echo.Map);

        await Assert.ThrowsAsync<MalformedEventException>(() => hosted.Answer(Encoding.UTF8.GetBytes(payload)));
    }

    [Theory]
    [InlineData("""{"httpMethod":"GET","path":"","headers":null,"multiValueHeaders":null,"requestContext":null,"body":null,"isBase64Encoded":null}""")]
    [InlineData("""{"httpMethod":"GET","path":"/","headers":{"a":null,"":"x"},"multiValueHeaders":{"b":null,"c":[]},"queryStringParameters":{"a":null}}""")]
    [InlineData("""{"rawPath":"/","rawQueryString":null,"cookies":[],"pathParameters":null,"requestContext":{"http":{"method":"GET"},"identity":null,"authorizer":null}}""")]
    public async Task What_is_not_there_is_missed_by_nobody(string payload)
    {
        await using var hosted = await HostedApplication.Start(Echo.Map);

        Assert.StartsWith("""{"statusCode":200,""", await hosted.AnswerText(payload));
    }

    [Theory]
    [InlineData("/a%00")]
    public async Task A_path_that_nothing_can_be_at_is_refused(string path)
    {
        await using var hosted = await HostedApplication.Start(Echo.Map);

        Assert.Equal(
            """{"statusCode":400,"headers":{},"isBase64Encoded":false,"body":""}""",
            await hosted.AnswerText($$$"""{"rawPath":"{{{path}}}","requestContext":{"domainName":"x.lambda-url.y.on.aws","http":{"method":"GET"} } }"""));
    }

    [Fact]
    public async Task A_sample_with_any_bytes_changed_is_answered_or_the_function_s_error()
    {
        await using var hosted = await HostedApplication.Start(Echo.Map);
        string[] names = [.. Sample.Names.Where(name => name.StartsWith("http", StringComparison.Ordinal) || name.StartsWith("rest", StringComparison.Ordinal) || name.StartsWith("load", StringComparison.Ordinal) || name.StartsWith("function", StringComparison.Ordinal))];
        var changes = from name in Gen.Elements(names)
                      from bytes in (from place in Gen.Choose(0, 1_000_000) from value in Gen.Frequency((9, Gen.Choose(0x20, 0x7E)), (1, Gen.Choose(0, 255))) select (place, value)).ListOf(2)
                      select (name, bytes);
        var (answered, refused) = (0, 0);

        foreach (var (name, bytes) in changes.Sample(3_000))
        {
            var payload = Sample.Bytes(name);
            foreach (var (place, value) in bytes)
                payload[(int)((long)place * payload.Length / 1_000_001)] = (byte)value;
            try
            {
                using var answer = JsonDocument.Parse(await hosted.Answer(payload));
                Assert.True(answer.RootElement.GetProperty("statusCode").GetInt32() < 500, string.Join('\n', hosted.Log.All));
                answered++;
            }
            catch (MalformedEventException)
            {
                refused++;
            }
        }

        Assert.True(answered > 300 && refused > 300, $"{answered} answered, {refused} refused");
    }
}
