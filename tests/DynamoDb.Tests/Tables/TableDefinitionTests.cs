using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Tables;
using Graph.Testing.DynamoDb;

namespace Graph.DynamoDb.Tests.Tables;

public sealed class TableDefinitionTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static readonly TableDefinition Orders = new("weborders", "orders", "orderId", KeyAttribute.Number("line"))
    {
        Indexes =
        [
            new IndexDefinition("by-customer", "customerId", "createdAt"),
            new IndexDefinition("by-reference", "reference") { KeysOnly = true },
        ],
        Stream = StreamView.NewAndOldImages,
    };

    [Fact]
    public void A_name_says_service_purpose_generation_and_stage() =>
        Assert.Equal("weborders-orders-v3-prod", Orders.NameIn("prod"));

    [Fact]
    public async Task A_created_table_is_what_its_definition_says()
    {
        await fixture.Database.CreateTables([Orders]);

        Assert.Empty(await fixture.Database.FindDifferences(Orders));
        var expiry = await fixture.Database.Client.DescribeTimeToLiveAsync(Orders.NameIn(fixture.Stage));
        Assert.Equal("ttl", expiry.TimeToLiveDescription.AttributeName);
        Assert.Equal("ENABLED", expiry.TimeToLiveDescription.TimeToLiveStatus.Value);
    }

    [Fact]
    public async Task Creating_tables_again_and_at_once_changes_nothing()
    {
        var definition = Orders with { Purpose = "again" };
        await Task.WhenAll(
            fixture.Database.CreateTables([definition]),
            fixture.Database.CreateTables([definition, definition with { Purpose = "other" }]));

        await fixture.Database.CreateTables([definition]);

        Assert.Empty(await fixture.Database.FindDifferences(definition));
    }

    [Fact]
    public async Task Every_difference_from_the_definition_is_told()
    {
        var made = Orders with { Purpose = "different" };
        await fixture.Database.CreateTables([made]);
        var wanted = new TableDefinition("weborders", "different", "orderId", "line")
        {
            Indexes =
            [
                new IndexDefinition("by-customer", "customerId"),
                new IndexDefinition("by-reference", "reference"),
                new IndexDefinition("by-status", "status"),
            ],
            TimeToLive = "expires",
        };

        var name = wanted.NameIn(fixture.Stage);
        Assert.Equal(
            [
                $"{name}: the key is orderId (S), line (N), not orderId (S), line (S).",
                $"{name}: index by-customer is customerId (S), createdAt (S) with ALL, not customerId (S) with ALL.",
                $"{name}: index by-reference is reference (S) with KEYS_ONLY, not reference (S) with ALL.",
                $"{name}: index by-status is missing.",
                $"{name}: the stream is NEW_AND_OLD_IMAGES, not off.",
                $"{name}: items expire by ttl, not by expires.",
            ],
            await fixture.Database.FindDifferences(wanted));
        Assert.Equal(
            [$"{name}: index by-reference is not in the definition."],
            await fixture.Database.FindDifferences(made with { Indexes = [made.Indexes[0]] }));
    }

    [Fact]
    public async Task A_table_that_does_not_exist_is_one_difference()
    {
        var nowhere = Orders with { Purpose = "nowhere" };

        Assert.Equal([$"{nowhere.NameIn(fixture.Stage)} does not exist."], await fixture.Database.FindDifferences(nowhere));
    }

    [Fact]
    public async Task A_stream_that_a_table_lacks_is_turned_on()
    {
        var definition = new TableDefinition("weborders", "quiet", "id") { Stream = StreamView.KeysOnly };
        await fixture.Database.CreateTables([definition with { Stream = StreamView.None }]);
        Assert.NotEmpty(await fixture.Database.FindDifferences(definition));

        await Task.WhenAll(fixture.Database.CreateTables([definition]), fixture.Database.CreateTables([definition]));

        Assert.Empty(await fixture.Database.FindDifferences(definition));
    }

    [Fact]
    public async Task A_table_without_expiry_has_none()
    {
        var definition = new TableDefinition("weborders", "eternal", "id") { TimeToLive = null };
        await fixture.Database.CreateTables([definition]);

        Assert.Empty(await fixture.Database.FindDifferences(definition));
        await Assert.ThrowsAsync<ResourceNotFoundException>(
            () => fixture.Database.Client.DescribeTableAsync(definition.NameIn("elsewhere")));
    }
}
