using System.Diagnostics;
using Graph.Gateway.Tests.Auth;

namespace Graph.Gateway.Tests.Health;

public sealed class HealthTests
{
    private static readonly string[] s_staging = [GatewayServer.Production, GatewayServer.CursorKey, "--Stage=staging"];

    [Theory]
    [InlineData(
        "/",
        """{"message":"Order Receiver API - Pure Serverless","status":"healthy","timestamp":"2031-05-06T12:00:00","version":"2.0.0-lambda","architecture":"API Gateway + Lambda","environment":"staging","function_name":"unknown"}""")]
    [InlineData(
        "/health",
        """{"status":"healthy","timestamp":"2031-05-06T12:00:00","service":"Order Receiver API","database":"DynamoDB (serverless)","architecture":"Lambda + API Gateway","function_name":"unknown","request_id":"r-1","environment":"staging"}""")]
    [InlineData(
        "/auth/health",
        """{"status":"healthy","service":"auth-lambda","timestamp":"2031-05-06T12:00:00","function_name":"unknown","request_id":"r-1","environment":"staging","version":"2.0.0-lambda"}""")]
    [InlineData(
        "/api/health",
        """{"status":"ok","timestamp":"2031-05-06T12:00:00.000Z","environment":"staging","message":"API is up and running"}""")]
    [InlineData("/api/webhooks/health", """{"status":"Webhook handler is active"}""")]
    public async Task The_process_says_that_it_runs(string path, string expected)
    {
        await using var server = await GatewayServer.Start(new ManualClock(), s_staging);

        using var answer = await server.Send("GET", path, ("X-Request-Id", "r-1"));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(expected, await answer.Content.ReadAsStringAsync());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_database_that_is_down_is_told_at_once()
    {
        await using var server = await GatewayServer.Start(new ManualClock(), s_staging);
        var clock = Stopwatch.StartNew();

        using var answer = await server.Send("GET", "/health/detailed", ("X-Request-Id", "r-1"));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(
            """{"status":"healthy","timestamp":"2031-05-06T12:00:00","service":"Order Receiver API","version":"2.0.0-lambda","architecture":"Pure Serverless (Lambda + API Gateway)","database":{"type":"DynamoDB","status":"error: the database does not answer","table":"order-receiver-businesses-v3-staging","region":"us-east-1"},"lambda":{"function_name":"unknown","request_id":"r-1","memory_limit":"unknown","remaining_time":"unknown"},"environment":"staging","aws_region":"us-east-1"}""",
            await answer.Content.ReadAsStringAsync());
        Assert.InRange(clock.ElapsedMilliseconds, 0, 4_000);
    }

    [Fact]
    public async Task Load_balancers_are_told_by_the_status()
    {
        await using var server = await GatewayServer.Start(s_staging);

        using var answer = await server.Send("GET", "/health/ready");

        Assert.Equal((503, """{"status":"unhealthy"}"""), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task The_catalogue_s_monitors_read_of_the_database()
    {
        await using var server = await GatewayServer.Start(new ManualClock(), s_staging);

        using var answer = await server.Send("GET", "/api/health/detailed");

        Assert.Equal(
            (200, """{"api":{"status":"ok","timestamp":"2031-05-06T12:00:00.000Z","environment":"staging"},"dynamoDB":{"status":"error","message":"Failed to connect to DynamoDB: it does not answer"},"square":{"config":{"applicationId":"missing","environment":"sandbox"},"status":"not configured"},"env":{"region":"us-east-1","apiBaseUrl":null}}"""),
            ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/health/detailed")]
    [InlineData("/auth/health")]
    public async Task The_headers_are_those_of_the_order_receiver_in_every_stage(string path)
    {
        await using var server = await GatewayServer.Start(GatewayServer.Production, GatewayServer.CursorKey);

        using var answer = await server.Send("GET", path);

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(
            "Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token", string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Headers")));
        Assert.Equal("OPTIONS,POST,GET", string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Methods")));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/auth/health")]
    [InlineData("/health/detailed")]
    public async Task A_HEAD_has_the_status_and_no_body(string path)
    {
        await using var server = await GatewayServer.Start(s_staging);

        using var get = await server.Send("GET", path);
        using var head = await server.Send("HEAD", path);

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }
}
