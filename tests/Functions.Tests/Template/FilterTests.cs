using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Functions.Square;
using Graph.Lambda.Events;
using Graph.Resolvers.Square.Catalog;

namespace Graph.Functions.Tests.Template;

/// <summary>Whether functions are given all changes that they do something with.</summary>
public sealed class FilterTests
{
    private static readonly JsonObject s_resources = Stack.Of(DeploymentTemplate.Read(), ("Stage", "prod")).Resources;

    public static IEnumerable<object?[]> Changes =>
        from status in new[] { "received", "processed", "failed", "dead" }
        from type in new[] { "catalog.version.updated", "oauth.authorization.revoked", "order.created", null }
        from holder in new[] { null, "me" }
        select new object?[] { status, type, holder };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Events_of_Square_are_processed_when_they_are_new(string status, string? type, string? holder) =>
        Assert.Equal(ProcessSquareEvents.IdOfNew(Read(Change(status, type, holder))) is not null, IsGiven("SquareWebhookProcessorOfSquareWebhooks", status, type, holder));

    [Theory]
    [MemberData(nameof(Changes))]
    public void Subscriptions_are_told_of_events_of_Square_that_are_processed(string status, string? type, string? holder) =>
        Assert.Equal(status == "processed" && CatalogTopics.Concerns(type), IsGiven("FanOutOfSquareWebhooks", status, type, holder));

    [Theory]
    [InlineData("INSERT", true)]
    [InlineData("MODIFY", true)]
    [InlineData("REMOVE", false)]
    public void Subscriptions_are_told_of_transactions_that_are_there(string kind, bool isGiven)
    {
        var change = Change("", null, null);
        change["eventName"] = kind;

        Assert.Equal(isGiven, IsGiven("FanOutOfTransactions", change));
    }

    [Fact]
    public void Nothing_else_is_left_out() => Assert.Equal(
        ["FanOutOfSquareWebhooks", "FanOutOfTransactions", "SquareWebhookProcessorOfSquareWebhooks"],
        s_resources.Where(resource => resource.Value.At("Properties.FilterCriteria") is not null).Select(resource => resource.Key).Order(StringComparer.Ordinal));

    private static bool IsGiven(string mapping, string status, string? type, string? holder) => IsGiven(mapping, Change(status, type, holder));

    private static bool IsGiven(string mapping, JsonObject change) =>
        s_resources[mapping].TextsAt("Properties.FilterCriteria.Filters.0.Pattern").Any(pattern => EventPattern.Matches(JsonNode.Parse(pattern)!, change));

    private static JsonObject Change(string status, string? type, string? holder)
    {
        var image = new JsonObject { ["eventId"] = Text("1"), ["status"] = Text(status), ["merchantId"] = Text("m") };
        if (type is not null)
            image["eventType"] = Text(type);
        if (holder is not null)
            image["leaseHolder"] = Text(holder);
        return new JsonObject
        {
            ["eventName"] = "MODIFY",
            ["dynamodb"] = new JsonObject { ["Keys"] = new JsonObject { ["eventId"] = Text("1") }, ["NewImage"] = image, ["SequenceNumber"] = "1" },
        };
    }

    private static JsonObject Text(string text) => new() { ["S"] = text };

    private static DynamoDbStreamRecord Read(JsonObject change) =>
        EventJson.ReadDynamoDbStreamEvent(JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["Records"] = new JsonArray(change) })).Records[0];
}
