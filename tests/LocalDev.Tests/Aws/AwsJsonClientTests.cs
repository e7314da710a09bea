using Graph.LocalDev.Aws;
using Graph.LocalDev.Queues;
using Graph.LocalDev.Streams;

namespace Graph.LocalDev.Tests.Aws;

public sealed class AwsJsonClientTests
{
    [Theory]
    [InlineData("https://sqs.eu-west-1.amazonaws.com")]
    [InlineData("http://192.0.2.1:4566")]
    public void What_is_not_signed_does_not_leave_this_machine(string endpoint) =>
        Assert.Throws<ArgumentException>(() => new AwsJsonClient(new Uri(endpoint)));

    [Fact]
    public async Task A_refusal_has_its_code_from_either_service()
    {
        using var sqs = new SqsClient(await Emulators.Sqs());
        using var streams = new StreamsClient(await Emulators.DynamoDb());

        var queue = await Assert.ThrowsAsync<AwsJsonException>(() => sqs.Receive("http://no/queue", 1, TimeSpan.Zero, default));
        var stream = await Assert.ThrowsAsync<AwsJsonException>(() => streams.Shards("arn:of:nothing:that:there:is:at:all", default));

        Assert.Equal(
            ("QueueDoesNotExist", "AmazonSQS.ReceiveMessage: QueueDoesNotExist. The specified queue does not exist."),
            (queue.Code, queue.Message));
        Assert.Equal("ResourceNotFoundException", stream.Code);
    }
}
