using Graph.Lambda.Events;
using Graph.LocalDev.Queues;

namespace Graph.LocalDev.Tests.Queues;

/// <summary>Messages are written as their group and number.</summary>
public sealed class QueueBatchTests
{
    [Theory]
    [InlineData("a1 a2 b1", "", "a1 a2 b1")]
    [InlineData("a1 a2 b1", "b1", "a1 a2")]
    [InlineData("a1 a2 b1 a3 b2", "a2", "a1 b1 b2")]
    [InlineData("a1 b1 a2 b2", "a1 b1", "")]
    [InlineData("-1 -2 -3", "-2", "-1 -3")]
    [InlineData("a1 a2", "unknown", "")]
    [InlineData("a1 a2 b1", "a1 unknown", "")]
    public void What_failed_is_not_done_nor_what_follows_it_in_its_group(string batch, string failed, string done) =>
        Assert.Equal(done, Done(batch, BatchResponse.Failed(failed.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    [Fact]
    public void No_answer_says_that_all_is_done() => Assert.Equal("a1 b1", Done("a1 b1", null));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void A_failure_without_an_identifier_fails_the_whole_batch(string? identifier) =>
        Assert.Equal("", Done("a1 b1", new BatchResponse { BatchItemFailures = [new(identifier)] }));

    private static string Done(string batch, BatchResponse? response)
    {
        var messages = batch.Split(' ').Select(Message).ToList();
        var done = QueueBatch.Done(messages, response);
        return string.Join(' ', messages.Where((_, index) => done[index]).Select(message => message.MessageId));
    }

    private static SqsMessage Message(string name) => new()
    {
        MessageId = name,
        ReceiptHandle = "receipt",
        Body = "body",
        EventSourceArn = "arn",
        Attributes = name[0] == '-' ? new Dictionary<string, string>() : new() { ["MessageGroupId"] = name[..1] },
    };
}
