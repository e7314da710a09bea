using System.Text.Json;
using Graph.Lambda.Events;
using Graph.LocalDev.Streams;

namespace Graph.LocalDev.Tests.Streams;

public sealed class StreamBatchTests
{
    private readonly StreamBatch batch = new([.. "1234".Select(number => Record($"{number}"))]);

    [Fact]
    public void An_answer_without_failures_and_none_at_all_say_that_all_is_done()
    {
        var other = new StreamBatch([Record("1"), Record("2")]);

        batch.Answered(BatchResponse.AllDone);
        other.Answered(null);

        Assert.Equal((true, "4"), (batch.IsDone, batch.Checkpoint));
        Assert.Equal((true, "2"), (other.IsDone, other.Checkpoint));
    }

    [Fact]
    public void What_comes_before_the_lowest_failure_is_done()
    {
        batch.Answered(BatchResponse.Failed("4", "2", "3"));

        Assert.Equal(("2 3 4", "1", 1), (Current, batch.Checkpoint, batch.Failures));

        batch.Answered(BatchResponse.Failed("2"));

        Assert.Equal(("2 3 4", "1", 2), (Current, batch.Checkpoint, batch.Failures));

        batch.Answered(BatchResponse.Failed("4"));

        Assert.Equal(("4", "3", 1), (Current, batch.Checkpoint, batch.Failures));
    }

    /// <summary>As AWS has it: such an answer says nothing, so the whole batch failed.</summary>
    [Theory]
    [InlineData("9")]
    [InlineData("")]
    [InlineData(null)]
    public void A_failure_that_is_not_of_the_batch_fails_all_of_it(string? identifier)
    {
        batch.Answered(new BatchResponse { BatchItemFailures = [new("3"), new(identifier)] });

        Assert.Equal(("1 2", null, 0), (Current, batch.Checkpoint, batch.Failures));
    }

    [Fact]
    public void What_fails_without_saying_where_is_halved_until_one_is_left()
    {
        batch.Failed();
        Assert.Equal(("1 2", 0), (Current, batch.Failures));
        batch.Answered(null);
        Assert.Equal(("3 4", "2"), (Current, batch.Checkpoint));
        batch.Failed();
        Assert.Equal(("3", 0), (Current, batch.Failures));
        batch.Failed();
        Assert.Equal(("3", 1), (Current, batch.Failures));
        batch.Skip();
        Assert.Equal(("4", "3", 0), (Current, batch.Checkpoint, batch.Failures));
    }

    private string Current => string.Join(' ', batch.Current.Select(record => record.DynamoDb.SequenceNumber));

    private static DynamoDbStreamRecord Record(string number) => new()
    {
        EventName = ChangeKind.Insert,
        DynamoDb = new StreamRecord { Keys = JsonElement.Parse("{}"), SequenceNumber = number },
    };
}
