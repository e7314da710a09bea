using Graph.Benchmarks.Server;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;

namespace Graph.Benchmarks;

/// <summary>The requests that the load from outside sends too.</summary>
public enum Workload
{
    /// <summary>One constant: what the engine itself costs.</summary>
    Hello,

    /// <summary>50 customers, 10 orders each, and through a DataLoader the customer of each order.</summary>
    Customers,

    /// <summary>One customer by variable, with orders and their lines.</summary>
    CustomerById,
}

internal static class Workloads
{
    private static readonly Services s_services = new();

    public static GraphQLRequest Request(this Workload workload) => workload switch
    {
        Workload.Hello => new() { Query = "{hello}" },
        Workload.Customers => new()
        {
            Query = "{customers(first:50){id name email segment orderCount totalSpend orders(first:10){id number total customer{id name}}}}",
        },
        _ => new()
        {
            Query = "query($id:ID!){customer(id:$id){id name orders{id number placedAt total lines{sku quantity price}}}}",
            Variables = new Dictionary<string, object?> { ["id"] = "42" },
        },
    };

    public static ExecutableSchema NewSchema() => GraphSchema.Create(s_services);

    private sealed class Services : IServiceProvider
    {
        private readonly Customers _customers = new();

        public object? GetService(Type serviceType) => serviceType == typeof(Customers) ? _customers : null;
    }
}
