using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Graph.LocalDev.Seed;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Customers.Cache;

/// <summary>Eight customers of the invented shop, cached.</summary>
internal sealed class SmallShop : Shop
{
    public static new IReadOnlyList<Customer> Customers { get; } = [.. SeedData.Customers.OrderBy(customer => customer.Id.Value).Take(8)];

    public string CacheTable => CustomerMetricsTable.Definition.NameIn(Database.Stage);

    protected override bool CachesCustomers => true;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var ids = Customers.Select(customer => customer.Id).ToHashSet();
        await base.Customers.Fill(Customers, default);
        await Orders.Fill(SeededShop.NewestFirst.Where(order => order.CustomerId is { } id && ids.Contains(id)), default);
        await Services.GetRequiredService<CustomerMetricsRebuild>().Run(progress: null, default);
    }

    /// <summary>Changes a row of the cache as nobody should.</summary>
    public Task Spoil(string customer, string attribute, AttributeValue value) => Database.Client.UpdateItemAsync(
        CacheTable,
        new() { ["contactID"] = new(customer) },
        new() { [attribute] = new() { Action = AttributeAction.PUT, Value = value } });

    public Task DeleteRow(string customer) => Database.Client.DeleteItemAsync(CacheTable, new() { ["contactID"] = new(customer) });

    /// <summary>How many requests of this kind went to the cache's table.</summary>
    public int Asked(string operation) => Requests.Bodies(operation)
        .Count(body => body.ToJsonString().Contains($"\"{CacheTable}\"", StringComparison.Ordinal));
}
