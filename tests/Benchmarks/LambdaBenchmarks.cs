using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Graph.Lambda.Hosting;
using Graph.Lambda.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Benchmarks;

/// <summary>
/// What it costs that a request comes as an event: from the event's bytes to the answer's, with an application that reads the body
/// and answers JSON. Beside it the same application on Kestrel, with a round trip over loopback, and the whole way by the
/// Runtime API, which is two.
/// </summary>
[MemoryDiagnoser]
public class LambdaBenchmarks
{
    private const string Body = """{"query":"query Recent($n: Int = 2) { orders(first: $n) { nodes { reference customer { name } } } }","variables":{"n":10}}""";

    private readonly Capture _server = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, Invocation> _events = [];
    private WebApplication _hosted = null!;
    private WebApplication _kestrel = null!;
    private InvocationHandler _handler = null!;
    private RuntimeApiPeer _lambda = null!;
    private Task _loop = Task.CompletedTask;
    private byte[] _next = [];
    private Socket _client = null!;
    private byte[] _request = [];
    private byte[] _received = [];

    /// <summary>Of the response, in bytes.</summary>
    [Params(1_000, 100_000)]
    public int Size { get; set; }

    /// <summary>In process, BenchmarkDotNet does not wait for a task.</summary>
    [GlobalSetup]
    public void Start() => StartAll().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void Stop() => StopAll().GetAwaiter().GetResult();

    [Benchmark]
    public Task<int> HttpApi() => Handle("http");

    [Benchmark]
    public Task<int> RestApi() => Handle("rest");

    [Benchmark]
    public Task<int> LoadBalancer() => Handle("balancer");

    /// <summary>The body in base64, as function URLs and APIs give what is compressed.</summary>
    [Benchmark]
    public Task<int> FunctionUrl() => Handle("url");

    /// <summary>An HTTP API's event.</summary>
    [Benchmark]
    public int RuntimeApi() => _lambda.Invoke(_next);

    [Benchmark(Baseline = true)]
    public async Task<int> Kestrel()
    {
        await _client.SendAsync(_request);
        var received = 0;
        for (var whole = Size; received < whole;)
        {
            received += await _client.ReceiveAsync(_received.AsMemory(received));
            if (whole == Size && _received.AsSpan(0, received).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
                whole = end + 4 + Size;
        }
        return received;
    }

    private async Task StartAll()
    {
        _hosted = await Serve(services =>
        {
            services.RemoveAll<IServer>();
            services.AddSingleton<IServer>(_server);
        });
        _handler = _server.Handler;
        _kestrel = await Serve(_ => { });
        _client = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await _client.ConnectAsync(IPAddress.Loopback, new Uri(_kestrel.Urls.Single()).Port);
        _request = Encoding.ASCII.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nContent-Type: application/json\r\nUser-Agent: Benchmark/1\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");
        _received = new byte[2 * Size + 1_000];
        MakeEvents();
        _next = RuntimeApiPeer.Next(_events["http"].Payload);
        _lambda = new RuntimeApiPeer();
        _loop = new InvocationLoop(_handler, NullLogger.Instance, _lambda.Address).Run(_stop.Token);
        _lambda.Accept();
    }

    private async Task StopAll()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
        _lambda.Dispose();
        _client.Dispose();
        await _kestrel.DisposeAsync();
        await _hosted.DisposeAsync();
    }

    private async Task<int> Handle(string name)
    {
        var result = (InvocationResult.Buffered)await _handler(_events[name], CancellationToken.None);
        using (result.Owner)
            return result.Payload.Length;
    }

    private async Task<WebApplication> Serve(Action<IServiceCollection> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        configure(builder.Services);
        var application = builder.Build();
        var answer = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("\"name of it\"", Size / 13))}]".PadRight(Size));
        application.Run(async context =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = answer.Length;
            await context.Response.BodyWriter.WriteAsync(answer);
        });
        await application.StartAsync();
        return application;
    }

    private void MakeEvents()
    {
        const string Headers = "\"accept\":\"application/json\",\"content-length\":\"121\",\"content-type\":\"application/json\",\"host\":\"a.execute-api.eu-central-1.amazonaws.com\",\"user-agent\":\"Benchmark/1\",\"x-amzn-trace-id\":\"Root=1-70de5a05-0123456789abcdef01234567\",\"x-forwarded-for\":\"198.51.100.24\",\"x-forwarded-port\":\"443\",\"x-forwarded-proto\":\"https\"";
        var lists = Headers.Replace("\":\"", "\":[\"", StringComparison.Ordinal).Replace("\",\"", "\"],\"", StringComparison.Ordinal) + "]";
        var text = $"\"body\":\"{JsonEncodedText.Encode(Body)}\",\"isBase64Encoded\":false";
        var base64 = $"\"body\":\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(Body))}\",\"isBase64Encoded\":true";
        const string Http = "\"requestContext\":{\"accountId\":\"1\",\"apiId\":\"a\",\"domainName\":\"DOMAIN\",\"http\":{\"method\":\"POST\",\"path\":\"/graphql\",\"protocol\":\"HTTP/1.1\",\"sourceIp\":\"198.51.100.24\",\"userAgent\":\"Benchmark/1\"},\"requestId\":\"Zx1\",\"routeKey\":\"$default\",\"stage\":\"$default\",\"time\":\"11/Feb/2030:08:09:10 +0000\",\"timeEpoch\":1897027750123}";
        var two = $"{{\"version\":\"2.0\",\"routeKey\":\"$default\",\"rawPath\":\"/graphql\",\"rawQueryString\":\"\",\"headers\":{{{Headers}}},{Http},";
        Add("http", $"{two}{text}}}");
        Add("url", $"{two.Replace("DOMAIN", "a.lambda-url.eu-central-1.on.aws", StringComparison.Ordinal)}{base64}}}");
        Add("rest", $"{{\"resource\":\"/{{proxy+}}\",\"path\":\"/graphql\",\"httpMethod\":\"POST\",\"headers\":{{{Headers}}},\"multiValueHeaders\":{{{lists}}},\"queryStringParameters\":null,\"multiValueQueryStringParameters\":null,\"pathParameters\":{{\"proxy\":\"graphql\"}},\"stageVariables\":null,\"requestContext\":{{\"resourceId\":\"x\",\"resourcePath\":\"/{{proxy+}}\",\"path\":\"/live/graphql\",\"stage\":\"live\",\"httpMethod\":\"POST\",\"protocol\":\"HTTP/1.1\",\"domainName\":\"a\",\"requestId\":\"r\",\"identity\":{{\"accessKey\":null,\"sourceIp\":\"198.51.100.24\",\"userAgent\":\"Benchmark/1\"}}}},{text}}}");
        Add("balancer", $"{{\"requestContext\":{{\"elb\":{{\"targetGroupArn\":\"arn\"}}}},\"httpMethod\":\"POST\",\"path\":\"/graphql\",\"queryStringParameters\":{{}},\"headers\":{{{Headers}}},{text}}}");
    }

    private void Add(string name, string json) => _events[name] = new Invocation
    {
        RequestId = "1", Payload = Encoding.UTF8.GetBytes(json), Deadline = DateTimeOffset.MaxValue,
    };

    private sealed class Capture : IServer
    {
        public InvocationHandler Handler { get; private set; } = null!;

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull
        {
            Handler = new LambdaHttpHandler<TContext>(application, new LambdaHostingOptions(), NullLogger.Instance).Handle;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
