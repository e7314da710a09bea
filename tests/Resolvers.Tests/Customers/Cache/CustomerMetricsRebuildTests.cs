using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared.Projections;
using Graph.Testing.DynamoDb;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Customers.Cache;

/// <summary>Each test has tables of its own.</summary>
public sealed class CustomerMetricsRebuildTests : IAsyncLifetime
{
    private readonly SmallShop shop = new();

    private CustomerMetricsRebuild Rebuild => shop.Services.GetRequiredService<CustomerMetricsRebuild>();

    private ProjectionStore Projections => shop.Services.GetRequiredService<ProjectionStore>();

    public Task InitializeAsync() => shop.InitializeAsync();

    public Task DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task A_rebuild_finds_what_is_wrong_and_rights_it()
    {
        Assert.Equal(0, (await Rebuild.Verify(null, default)).Changed);
        var ids = (await shop.Data("{ customers(first: 3) { nodes { id } } }"))["customers"]!["nodes"]!.AsArray().Select(node => (string)node!["id"]!).ToArray();
        await shop.Database.Client.DeleteItemAsync(
            CustomerMetricsTable.Definition.NameIn(shop.Database.Stage), new() { ["contactID"] = new(ids[0]) });
        await shop.Database.Client.UpdateItemAsync(
            CustomerMetricsTable.Definition.NameIn(shop.Database.Stage),
            new() { ["contactID"] = new(ids[1]) },
            new() { ["orderCount"] = new() { Action = "PUT", Value = new() { N = "7777" } } });

        Assert.Equal(2, (await Rebuild.Verify(null, default)).Changed);
        Assert.Equal(2, (await Rebuild.Run(null, default)).Changed);
        Assert.Equal(0, (await Rebuild.Verify(null, default)).Changed);
    }

    [Fact]
    public async Task A_rebuild_that_was_ended_goes_on_where_it_was()
    {
        await Projections.Put(new ProjectionState(CustomerMetricsTable.Name, null, SmallShop.Customers[4].Id.Value, Shop.Now), default);
        shop.Requests.Clear();

        var figures = await Rebuild.Run(null, default);

        Assert.Equal((8, 8), (figures.Customers, figures.Done));
        // Three customers, and twice how far it is.
        Assert.Equal(5, shop.Requests.Count("PutItem"));
        var state = await Projections.Get(CustomerMetricsTable.Name, default);
        Assert.Equal((Shop.Now, null), (state.CompleteSince, state.RebuildAt));
    }

    [Theory]
    [InlineData(23, false, 3)]
    [InlineData(25, false, 8)]
    [InlineData(0, true, 8)]
    public async Task A_rebuild_goes_on_only_where_one_has_lately_stopped(int hoursAgo, bool fromStart, int computed)
    {
        await Projections.Put(
            new ProjectionState(CustomerMetricsTable.Name, null, SmallShop.Customers[4].Id.Value, Shop.Now.AddHours(-hoursAgo)), default);
        shop.Requests.Clear();

        await Rebuild.Run(null, default, fromStart);

        Assert.Equal(computed, shop.Asked("PutItem"));
    }

    [Fact]
    public async Task Who_cannot_be_computed_is_counted_and_the_others_are_computed()
    {
        await Projections.Put(new ProjectionState(CustomerMetricsTable.Name, null, null), default);
        var spoiled = SmallShop.Customers[2].Id.Value;
        shop.Requests.Answer = (operation, body) => operation == "PutItem" && (string?)body["Item"]?["contactID"]?["S"] == spoiled
            ? RequestLog.Error("ValidationException")
            : null;

        var figures = await Rebuild.Run(null, default);

        Assert.Equal((8, 8, 1), (figures.Customers, figures.Done, figures.Failed));
        Assert.StartsWith($"{spoiled}: ", figures.FirstFailure, StringComparison.Ordinal);
        Assert.Equal(new ProjectionState(CustomerMetricsTable.Name, null, null), await Projections.Get(CustomerMetricsTable.Name, default));

        shop.Requests.Answer = null;
        Assert.Equal(0, (await Rebuild.Run(null, default)).Failed);
        Assert.True(await Projections.IsComplete(CustomerMetricsTable.Name, default));
    }

    [Fact]
    public async Task Times_finer_than_they_are_stored_are_the_same()
    {
        await Stored.Put(shop, OrdersTable.Definition, """{"orderID":"fine-1","contactID":"c-fine","createdAt":"2031-05-01T00:00:00.1234567Z"}""");
        await Rebuild.Run(null, default);

        Assert.Equal(0, (await Rebuild.Verify(null, default)).Changed);
    }

    [Fact]
    public async Task Customers_with_ids_of_any_length_are_kept_and_listed()
    {
        string[] ids = [.. Enumerable.Range(0, 3).Select(i => $"{new string('€', 680)}{i}")];
        foreach (var id in ids)
        {
            await Stored.Put(
                shop, OrdersTable.Definition,
                $$$"""{"orderID":"of-{{{id[^1]}}}","contactID":"{{{id}}}","createdAt":"2031-05-01T00:00:00.000Z","customer":{"contact_name":"{{{new string('語', 300)}}}"}}""");
        }

        var figures = await Rebuild.Run(null, default);

        Assert.Equal((11, 0), (figures.Customers, figures.Failed));
        foreach (var sort in Enum.GetNames<CustomerSort>().Select(AsGraphQL))
            Assert.Equal(ids, (await AllIds(sort)).Intersect(ids).Order(StringComparer.Ordinal));
    }

    private static string AsGraphQL(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : char.ToUpperInvariant(c).ToString()));

    private async Task<List<string>> AllIds(string sort)
    {
        var ids = new List<string>();
        for (var after = "null"; after != "";)
        {
            var page = (await shop.Data($"{{ customers(orderBy: {sort}, first: 1, after: {after}) {{ nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}"))["customers"]!;
            ids.AddRange(page["nodes"]!.AsArray().Select(node => (string)node!["id"]!));
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? $"\"{page["pageInfo"]!["endCursor"]}\"" : "";
        }
        return ids;
    }
}
