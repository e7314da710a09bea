using System.Text.Json.Nodes;
using Graph.Lambda.Tests.Hosting;
using Graph.LocalDev.Processes;
using Microsoft.AspNetCore.Builder;

namespace Graph.Lambda.Tests.Events;

/// <summary>Events that AWS gives as examples, in the package @serverless/event-mocks: others chose what stands in them.</summary>
public sealed class RecordedEventTests
{
    /// <param name="kind">As samples of ours are called.</param>
    [Theory]
    [InlineData("api-gateway-event-template", "rest-api")]
    [InlineData("sqs-template", "sqs")]
    [InlineData("dynamo-stream-event-template", "dynamodb-stream")]
    [InlineData("scheduled-template", "event-bridge-schedule")]
    [InlineData("cloud-watch-event-template", "event-bridge-custom")]
    public async Task It_is_written_as_it_was_read(string name, string kind)
    {
        var recorded = await Recorded(name);

        var again = Sample.Write(Sample.Read(kind, recorded));

        Assert.Equal(
            Sample.Canonical(JsonNode.Parse(recorded))!.ToJsonString(), Sample.Canonical(JsonNode.Parse(again))!.ToJsonString());
    }

    /// <summary>Its lists of values are empty beside the single ones; what stands before the part that the resource took is its base path.</summary>
    [Fact]
    public async Task A_request_of_a_REST_API_is_the_client_s()
    {
        var recorded = await Recorded("api-gateway-event-template");
        (string? Client, JsonObject Headers) seen = default;
        await using var hosted = await HostedApplication.Start(application => application.Run(context =>
        {
            var headers = context.Request.Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value.ToString()));
            seen = (context.Connection.RemoteIpAddress?.ToString(), new JsonObject(headers));
            return Echo.Tell(context);
        }));

        var answer = JsonNode.Parse((string)JsonNode.Parse(await hosted.Answer(recorded))!["body"]!)!;

        var given = JsonNode.Parse(recorded)!;
        Assert.Equal("192.168.100.1", seen.Client);
        Assert.Equal(Sample.Canonical(given["headers"])!.ToJsonString(), Sample.Canonical(seen.Headers)!.ToJsonString());
        Assert.Equal(
            """["GET","/test","/hello","?name=me",{"name":["me"]},{},"0 E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855","/test/hello?name=me"]""",
            new JsonArray([.. Members("method", "pathBase", "path", "queryString", "query", "cookies", "body", "target")]).ToJsonString());

        IEnumerable<JsonNode?> Members(params string[] names) => names.Select(name => answer[name]?.DeepClone());
    }

    private static async Task<byte[]> Recorded(string name) => await File.ReadAllBytesAsync(
        Path.Combine(await NpmPackages.Restore(), "@serverless", "event-mocks", "dist", "events", "aws", name + ".json"));
}
