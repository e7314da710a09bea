using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Graph.Lambda.Events;
using Graph.LocalDev;
using Graph.LocalDev.Queues;

namespace Graph.Functions.Tests.Template;

/// <summary>Whether the template's pipe does what LocalDev's does: what passes, and what becomes of it.</summary>
public sealed partial class TransactionPipeTests
{
    private static readonly JsonNode s_pipe = Stack.Of(DeploymentTemplate.Read(), ("Stage", "prod")).Resources["TransactionPipe"]!["Properties"]!;

    [Fact]
    public void It_goes_from_the_transactions_stream_to_their_queue()
    {
        Assert.Contains(":table/wallet-transactions-v3-prod/stream/", s_pipe.TextAt("Source"));
        Assert.EndsWith(":graph-transactions-prod.fifo", s_pipe.TextAt("Target"));
    }

    [Fact]
    public void It_passes_what_LocalDev_passes_and_makes_the_same_messages_of_it()
    {
        var optional = Gen.Elements<string?>(null, "", "2031-05-06T07:08:09.000Z", "user-1");
        var text = Gen.Elements("1", "a-b", "user|1", "x y", "ü", "\"quoted\"", "back\\slash");
        var kinds = Gen.Elements("INSERT", "MODIFY", "REMOVE");
        var changes = from id in text from user in text from open in optional from since in optional from kind in kinds
                      select (id, user, open, since, kind);

        Prop.ForAll(changes.ToArbitrary(), change =>
        {
            var json = Change(change.id, change.user, change.open, change.since, change.kind);
            var record = EventJson.ReadDynamoDbStreamEvent(JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["Records"] = new JsonArray(json.DeepClone()) })).Records[0];
            var passes = s_pipe.TextsAt("SourceParameters.FilterCriteria.Filters.0.Pattern").Any(pattern => EventPattern.Matches(JsonNode.Parse(pattern)!, json));

            Assert.Equal(TransactionPipe.Rule.Passes(record), passes);
            if (passes)
                Assert.Equal(Readable(TransactionPipe.Rule.Message(record.DynamoDb)), Readable(Message(json)));
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>What cannot be sent is left to the sweeper, rather than holding up all wallets of a shard.</summary>
    [Fact]
    public void It_gives_up_and_keeps_what_it_gave_up()
    {
        var source = s_pipe.At("SourceParameters.DynamoDBStreamParameters")!;

        Assert.Equal(("TRIM_HORIZON", "AUTOMATIC_BISECT"), (source.TextAt("StartingPosition"), source.TextAt("OnPartialBatchItemFailure")));
        Assert.InRange(int.Parse(source.TextAt("MaximumRecordAgeInSeconds")!, CultureInfo.InvariantCulture), 60, 3_600);
        Assert.EndsWith(":graph-transaction-pipe-dead-prod", source.TextAt("DeadLetterConfig.Arn"));
    }

    private static JsonObject Change(string id, string user, string? open, string? since, string kind)
    {
        var image = new JsonObject { ["id"] = Text(id), ["userId"] = Text(user) };
        if (open is not null)
            image["openUserId"] = Text(open);
        if (since is not null)
            image["rungSince"] = Text(since);
        var change = new JsonObject { ["Keys"] = new JsonObject { ["id"] = Text(id) }, ["SequenceNumber"] = "1405400000000002063282832" };
        change[kind == "REMOVE" ? "OldImage" : "NewImage"] = image;
        return new JsonObject
        {
            ["eventID"] = "1",
            ["eventName"] = kind,
            ["eventSource"] = "aws:dynamodb",
            ["awsRegion"] = "eu-central-1",
            ["dynamodb"] = change,
        };
    }

    private static JsonObject Text(string text) => new() { ["S"] = text };

    /// <summary>Pipes put what a path leads to into the template, so that what is between quotes stays JSON.</summary>
    private static QueueMessage Message(JsonObject change) => new(
        Placeholder().Replace(
            s_pipe.TextAt("TargetParameters.InputTemplate")!,
            path => JsonEncodedText.Encode(change.TextAt(path.Groups[1].Value)!).ToString()),
        change.TextAt(s_pipe.TextAt("TargetParameters.SqsQueueParameters.MessageGroupId")![2..]),
        change.TextAt(s_pipe.TextAt("TargetParameters.SqsQueueParameters.MessageDeduplicationId")![2..]));

    private static (string Id, string? Group, string? Deduplication) Readable(QueueMessage message)
    {
        Assert.True(TransactionMessage.TryRead(message.Body, out var id), message.Body);
        return (id.Value, message.GroupId, message.DeduplicationId);
    }

    [GeneratedRegex(@"<\$\.([\w.]+)>")]
    private static partial Regex Placeholder();
}
