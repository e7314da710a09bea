using Graph.Gateway.Observability;
using Graph.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Gateway.Tests.Observability;

public sealed class TraceExportTests
{
    private const string Trace = "5759e988bd862e3fe1be46a994272793";

    [Fact]
    public async Task Spans_of_a_request_go_to_the_collector_in_the_trace_that_AWS_has_named()
    {
        await using var collector = await Collector.Start();
        await using var server = await GatewayServer.Start(GatewayServer.Development, $"--OpenTelemetry:Endpoint={collector.Url}");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Headers = { { "X-Amzn-Trace-Id", $"Root=1-{Trace[..8]}-{Trace[8..]};Parent=53995c3f42cd8ad8;Sampled=1" } },
            Content = new StringContent("""{"query":"{ __typename }"}""", null, "application/json"),
        };

        using var answer = await server.Client.SendAsync(request);
        // Of this request the last span ends when it has its answer.
        await Eventually.Is(() =>
        {
            server.Services.GetRequiredService<TraceExport>().Flush();
            return collector.Spans.Any(span => span.Trace == Trace && span.Parent == "53995c3f42cd8ad8");
        });

        Assert.Equal(
            ["graphql.parse", "graphql.validate", "graphql.plan", "graphql.execute", "query", "Microsoft.AspNetCore.Hosting.HttpRequestIn"],
            collector.Spans.Where(span => span.Trace == Trace).Select(span => span.Name));
    }

    [Fact]
    public async Task What_a_caller_has_left_out_by_sampling_is_not_sent()
    {
        await using var collector = await Collector.Start();
        await using var server = await GatewayServer.Start(GatewayServer.Development, $"--OpenTelemetry:Endpoint={collector.Url}");

        using var leftOut = await server.Send("GET", "/graphql?query=%7B__typename%7D", ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"), ("Accept", "application/json"));
        // Until one is told: what a collector does not take within a second is lost.
        await Eventually.Is(async () =>
        {
            using var taken = await server.Send("GET", "/graphql?query=%7B__typename%7D", ("traceparent", $"00-{Trace}-b7ad6b7169203331-01"), ("Accept", "application/json"));
            server.Services.GetRequiredService<TraceExport>().Flush();
            return collector.Spans.Any(span => span.Parent == "b7ad6b7169203331");
        });

        Assert.DoesNotContain(collector.Spans, span => span.Trace == "0af7651916cd43dd8448eb211c80319c");
    }

    [Fact]
    public async Task Without_a_collector_there_is_no_export_and_a_collector_that_is_gone_holds_up_nobody()
    {
        await using var none = await GatewayServer.Start(GatewayServer.Development);
        await using var gone = await GatewayServer.Start(GatewayServer.Development, "--OpenTelemetry:Endpoint=http://127.0.0.1:1");

        Assert.Null(none.Services.GetService<TraceExport>());
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await gone.Query("{ __typename }"));
        gone.Services.GetRequiredService<TraceExport>().Flush();
    }

    [Theory]
    [InlineData("OpenTelemetry:Endpoint", "http://localhost:4318", "http://localhost:4318/v1/traces")]
    [InlineData("OpenTelemetry:Endpoint", "https://collector.example/otlp/", "https://collector.example/otlp/v1/traces")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318", "http://localhost:4318/v1/traces")]
    public void The_collector_is_what_is_configured(string key, string value, string endpoint) =>
        Assert.Equal(new Uri(endpoint), TraceSettings.Read(Configuration(key, value))?.Endpoint);

    [Theory]
    [InlineData("OpenTelemetry:Endpoint", "localhost:4318", "Set OpenTelemetry:Endpoint, or OTEL_EXPORTER_OTLP_ENDPOINT, to the URL of a collector of OTLP over HTTP, such as http://localhost:4318.")]
    [InlineData("OpenTelemetry:Endpont", "http://localhost:4318", "OpenTelemetry:Endpont is not a setting. OpenTelemetry has Endpoint.")]
    public void What_is_wrong_is_said(string key, string value, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => TraceSettings.Read(Configuration(key, value))).Message);

    private static IConfiguration Configuration(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
}
