using System.Text;
using System.Text.Json.Nodes;
using Graph.Lambda.Events;

namespace Graph.Lambda.Tests.Events;

public sealed class SqsEventTests
{
    /// <summary>As AWS sends it, with a member that AWS might add.</summary>
    private const string Payload = """
        {"Records":[{"messageId":"m1","receiptHandle":"AQEB","body":"{\"transactionId\":\"t1\"}",
        "attributes":{"ApproximateReceiveCount":"3","SentTimestamp":"1893553445000","SenderId":"AIDA",
        "ApproximateFirstReceiveTimestamp":"1893553445001","MessageGroupId":"wallet-1","MessageDeduplicationId":"t1",
        "SequenceNumber":"18849496460467696128"},
        "messageAttributes":{"k":{"stringValue":"v","stringListValues":[],"binaryListValues":[],"dataType":"String"},
        "b":{"binaryValue":"AQI=","stringListValues":[],"binaryListValues":[],"dataType":"Binary"}},
        "md5OfBody":"0cc175b9c0f1b6a831c399e269772661","md5OfMessageAttributes":"92eb5ffee6ae2fec3ad71c777531578f",
        "eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:123456789012:q.fifo","awsRegion":"eu-west-1",
        "newOfAws":{"a":[1,{}]}}]}
        """;

    [Fact]
    public void What_a_message_leaves_out_is_empty()
    {
        var message = Assert.Single(Read("""{"Records":[{"messageId":"m1","receiptHandle":"r","body":"","eventSourceARN":"arn:aws:sqs:eu-west-1:1:q"}]}""").Records);

        Assert.Empty(message.Attributes);
        Assert.Empty(message.MessageAttributes);
        Assert.Equal(("aws:sqs", null, null), (message.EventSource, message.SentAt, message.MessageGroupId));
    }

    [Fact]
    public void All_that_AWS_says_of_a_message_is_read()
    {
        var message = Assert.Single(Read(Payload).Records);

        Assert.Equal("m1", message.MessageId);
        Assert.Equal("AQEB", message.ReceiptHandle);
        Assert.Equal("""{"transactionId":"t1"}""", message.Body);
        Assert.Equal("1893553445000", message.Attributes["SentTimestamp"]);
        Assert.Equal("AIDA", message.Attributes["SenderId"]);
        Assert.Equal("1893553445001", message.Attributes["ApproximateFirstReceiveTimestamp"]);
        Assert.Equal(3, message.ApproximateReceiveCount);
        Assert.Equal("wallet-1", message.MessageGroupId);
        Assert.Equal("t1", message.MessageDeduplicationId);
        Assert.Equal("18849496460467696128", message.SequenceNumber);
        Assert.Equal(("String", "v"), (message.MessageAttributes["k"].DataType, message.MessageAttributes["k"].StringValue));
        Assert.Equal([1, 2], message.MessageAttributes["b"].BinaryValue);
        Assert.Equal("0cc175b9c0f1b6a831c399e269772661", message.Md5OfBody);
        Assert.Equal("92eb5ffee6ae2fec3ad71c777531578f", message.Md5OfMessageAttributes);
        Assert.Equal("aws:sqs", message.EventSource);
        Assert.Equal("arn:aws:sqs:eu-west-1:123456789012:q.fifo", message.EventSourceArn);
        Assert.Equal("eu-west-1", message.AwsRegion);
    }

    [Fact]
    public void What_is_written_is_what_AWS_sends()
    {
        var expected = JsonNode.Parse(Payload)!;
        expected["Records"]![0]!.AsObject().Remove("newOfAws");

        var written = JsonNode.Parse(EventJson.Write(Read(Payload)));

        Assert.True(JsonNode.DeepEquals(expected, written), written!.ToJsonString());
    }

    [Theory]
    [InlineData("", "it cannot be read at $.")]
    [InlineData("{", "it cannot be read at $.")]
    [InlineData("null", "it is null.")]
    [InlineData("[]", "it cannot be read at $.")]
    [InlineData("{}", "it cannot be read at $.")]
    [InlineData("""{"Records":null}""", "it cannot be read at $.Records.")]
    [InlineData("""{"Records":[null]}""", "a record is null.")]
    [InlineData("""{"Records":[{"messageId":"m","body":"secret"}]}""", "it cannot be read at $.Records[0].")]
    [InlineData("""{"Records":[{"messageId":7,"body":"secret"}]}""", "it cannot be read at $.Records[0].messageId.")]
    [InlineData("""{"Records":[{"messageId":"m","receiptHandle":"r","eventSourceARN":"a","body":null}]}""", "it cannot be read at $.Records[0].body.")]
    public void What_is_no_event_of_a_queue_is_refused_without_quoting_it(string payload, string reason)
    {
        var refused = Assert.Throws<MalformedEventException>(() => Read(payload));

        Assert.Equal($"This is no payload of an SQS event: {reason}", refused.Message);
        Assert.Null(refused.InnerException);
    }

    [Fact]
    public void A_payload_that_is_larger_than_Lambda_gives_is_refused_unread()
    {
        var refused = Assert.Throws<MalformedEventException>(
            () => EventJson.ReadSqsEvent(new byte[EventJson.LargestPayload + 1]));

        Assert.Equal("This is no payload of an SQS event: it has 6291457 bytes, more than 6291456.", refused.Message);
    }

    [Fact]
    public void A_log_line_of_a_message_says_nothing_of_its_body() =>
        Assert.Equal("message m1 of arn:aws:sqs:eu-west-1:123456789012:q.fifo", Read(Payload).Records[0].ToString());

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    public void A_count_that_is_none_is_the_first_delivery(string count)
    {
        var message = Read(Payload).Records[0] with
        {
            Attributes = new Dictionary<string, string> { ["ApproximateReceiveCount"] = count },
        };

        Assert.Equal((1, null, null), (message.ApproximateReceiveCount, message.MessageGroupId, message.SequenceNumber));
    }

    private static SqsEvent Read(string payload) => EventJson.ReadSqsEvent(Encoding.UTF8.GetBytes(payload));
}
