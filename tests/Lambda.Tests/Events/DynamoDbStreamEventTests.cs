using System.Text;
using System.Text.Json.Nodes;
using Graph.Lambda.Events;

namespace Graph.Lambda.Tests.Events;

public sealed class DynamoDbStreamEventTests
{
    /// <summary>As AWS sends it: a change, and a deletion by ttl.</summary>
    private const string Payload = """
        {"Records":[
        {"eventID":"c4ca4238","eventName":"MODIFY","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"eu-west-1",
        "dynamodb":{"ApproximateCreationDateTime":1893553445,"Keys":{"PK":{"S":"order-1"},"SK":{"N":"2"}},
        "NewImage":{"PK":{"S":"order-1"},"SK":{"N":"2"},"status":{"S":"paid"},"tags":{"L":[{"NULL":true}]}},
        "OldImage":{"PK":{"S":"order-1"},"SK":{"N":"2"}},
        "SequenceNumber":"1405400000000002063282832","SizeBytes":54,"StreamViewType":"NEW_AND_OLD_IMAGES"},
        "eventSourceARN":"arn:aws:dynamodb:eu-west-1:123456789012:table/T/stream/2030-01-01T00:00:00.000"},
        {"eventID":"c81e728d","eventName":"REMOVE","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"eu-west-1",
        "dynamodb":{"ApproximateCreationDateTime":1893553446,"Keys":{"PK":{"S":"order-2"},"SK":{"N":"2"}},
        "OldImage":{"PK":{"S":"order-2"},"SK":{"N":"2"}},
        "SequenceNumber":"1405400000000002063282833","SizeBytes":27,"StreamViewType":"NEW_AND_OLD_IMAGES"},
        "eventSourceARN":"arn:aws:dynamodb:eu-west-1:123456789012:table/T/stream/2030-01-01T00:00:00.000",
        "userIdentity":{"type":"Service","principalId":"dynamodb.amazonaws.com"}}]}
        """;

    [Fact]
    public void All_that_AWS_says_of_a_change_is_read()
    {
        var change = Read(Payload).Records[0];

        Assert.Equal(("c4ca4238", ChangeKind.Modify, "1.1"), (change.EventId, change.EventName, change.EventVersion));
        Assert.Equal(("aws:dynamodb", "eu-west-1"), (change.EventSource, change.AwsRegion));
        Assert.Equal(1893553445, change.DynamoDb.ApproximateCreationDateTime);
        Assert.Equal("""{"PK":{"S":"order-1"},"SK":{"N":"2"}}""", change.DynamoDb.Keys.GetRawText());
        Assert.Equal("""{"PK":{"S":"order-1"},"SK":{"N":"2"}}""", change.DynamoDb.OldImage?.GetRawText());
        Assert.Equal("1405400000000002063282832", change.DynamoDb.SequenceNumber);
        Assert.Equal((54, "NEW_AND_OLD_IMAGES"), (change.DynamoDb.SizeBytes, change.DynamoDb.StreamViewType));
        Assert.Equal(
            "arn:aws:dynamodb:eu-west-1:123456789012:table/T/stream/2030-01-01T00:00:00.000", change.EventSourceArn);
        Assert.Equal("order-1", change.DynamoDb.KeyText("PK"));
        Assert.Equal("paid", change.DynamoDb.NewText("status"));
        Assert.Null(change.DynamoDb.KeyText("SK"));
        Assert.Null(change.DynamoDb.NewText("absent"));
    }

    [Fact]
    public void Only_a_deletion_by_ttl_is_an_expiry()
    {
        var records = Read(Payload).Records;

        Assert.Equal([false, true], records.Select(record => record.IsExpiry));
        Assert.False((records[1] with { UserIdentity = null }).IsExpiry);
        Assert.Null(records[1].DynamoDb.NewImage);
        Assert.Null(records[1].DynamoDb.NewText("PK"));
    }

    [Fact]
    public void What_is_written_is_what_AWS_sends()
    {
        var written = JsonNode.Parse(EventJson.Write(Read(Payload)));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Payload), written), written!.ToJsonString());
    }

    [Fact]
    public void What_a_tumbling_window_adds_is_passed_over()
    {
        const string Window = """
            ,"window":{"start":"2030-01-02T03:00:00Z","end":"2030-01-02T03:05:00Z"},"state":{"count":"1"},"shardId":"shardId-1","eventSourceARN":"arn",
            "isFinalInvokeForWindow":true,"isWindowTerminatedEarly":false}
            """;

        var read = Read($"{Payload.TrimEnd()[..^1]}{Window}");

        Assert.Equal(["1405400000000002063282832", "1405400000000002063282833"], read.Records.Select(record => record.DynamoDb.SequenceNumber));
    }

    /// <summary>DynamoDB takes 32 levels.</summary>
    [Fact]
    public void An_item_that_nests_as_deep_as_DynamoDB_takes_is_read_and_a_deeper_payload_is_refused()
    {
        Assert.Equal("order-1", Read(Nested(32)).Records[0].DynamoDb.NewText("PK"));
        Assert.Throws<MalformedEventException>(() => Read(Nested(1_000)));
    }

    [Theory]
    [InlineData("{}", "it cannot be read at $.")]
    [InlineData("""{"Records":[null]}""", "a record is null.")]
    [InlineData("""{"Records":[{"eventName":"RENAME","dynamodb":{"Keys":{},"SequenceNumber":"1"}}]}""", "it cannot be read at $.Records[0].eventName.")]
    [InlineData("""{"Records":[{"eventName":"INSERT","dynamodb":{"Keys":{}}}]}""", "it cannot be read at $.Records[0].dynamodb.")]
    [InlineData("""{"Records":[{"eventName":"INSERT"}]}""", "it cannot be read at $.Records[0].")]
    public void What_is_no_event_of_a_stream_is_refused(string payload, string reason) =>
        Assert.Equal(
            $"This is no payload of a DynamoDB stream event: {reason}",
            Assert.Throws<MalformedEventException>(() => Read(payload)).Message);

    [Fact]
    public void A_log_line_of_a_change_says_nothing_of_the_item() =>
        Assert.Equal(
            "Modify 1405400000000002063282832 of arn:aws:dynamodb:eu-west-1:123456789012:table/T/stream/2030-01-01T00:00:00.000",
            Read(Payload).Records[0].ToString());

    private static string Nested(int levels)
    {
        var value = string.Concat(Enumerable.Repeat("""{"M":{"a":""", levels - 1)) + """{"S":"x"}"""
            + string.Concat(Enumerable.Repeat("}}", levels - 1));
        return """{"Records":[{"eventName":"INSERT","dynamodb":{"Keys":{},"SequenceNumber":"1","NewImage":"""
            + """{"PK":{"S":"order-1"},"deep":""" + value + "}}}]}";
    }

    private static DynamoDbStreamEvent Read(string payload) =>
        EventJson.ReadDynamoDbStreamEvent(Encoding.UTF8.GetBytes(payload));
}
