using System.Text.Json.Nodes;
using static Graph.Functions.Tests.Template.Mutations.Places;

namespace Graph.Functions.Tests.Template.Mutations;

/// <summary>Mistakes of concurrency, and of the managed runtime.</summary>
internal static class ConcurrencyMutations
{
    public static Dictionary<string, (Action<JsonObject> Change, string Problem)> All { get; } = new()
    {
        ["instances are not reserved"] = (
            resources => At(resources, "ApiFunction").Remove("ReservedConcurrentExecutions"), "ApiFunction has ReservedConcurrentExecutions nowhere and should have 10"),
        ["no instances are reserved, so none may run"] = (
            resources => At(resources, "ApiFunction")["ReservedConcurrentExecutions"] = Reference("ApiReservedConcurrency"),
            "ApiFunction has ReservedConcurrentExecutions 0 and should have nothing"),
        ["instances are reserved for another"] = (
            resources => At(resources, "FanOutFunction")["ReservedConcurrentExecutions"] = Reference("ApiReservedConcurrency"),
            "FanOutFunction has ReservedConcurrentExecutions 10 and should have nothing"),
        ["instances are not kept started"] = (
            resources => At(resources, "ApiFunction").Remove("ProvisionedConcurrencyConfig"), "ApiFunction has ProvisionedConcurrencyConfig nowhere and should have"),
        ["instances are kept started that nobody asked for"] = (
            resources => At(resources, "ApiFunction")["ProvisionedConcurrencyConfig"] = new JsonObject { ["ProvisionedConcurrentExecutions"] = 1 },
            "should have nothing with 0 reserved and 0 provisioned"),
        ["two parameters are confused"] = (
            resources => At(resources, "ApiFunction")["ReservedConcurrentExecutions"] = new JsonObject
            {
                ["Fn::If"] = new JsonArray("HasReservedConcurrency", Reference("ApiProvisionedConcurrency"), Reference("AWS::NoValue")),
            },
            "ApiFunction has ReservedConcurrentExecutions 3 and should have 10 with 10 reserved and 3 provisioned"),
        ["transactions take all instances"] = (
            resources => At(resources, "ProcessTransactionOfTransactions").Remove("ScalingConfig"),
            "ProcessTransactionOfTransactions has ScalingConfig.MaximumConcurrency nowhere and should have 7"),
        ["the managed runtime is given another program"] = (
            resources => At(resources, "FanOutFunction")["Handler"] = "fanOut", "With dotnet10 FanOutFunction has Handler fanOut and should have Graph.Functions"),
        ["a function stays on the other runtime"] = (
            resources => At(resources, "FanOutFunction")["Runtime"] = "provided.al2023", "With dotnet10 FanOutFunction has Runtime provided.al2023 and should have dotnet10"),
        ["a function starts from no snapshot"] = (
            resources => At(resources, "FanOutFunction")["SnapStart"] = new JsonObject { ["ApplyOn"] = "None" },
            "With dotnet10 FanOutFunction has SnapStart.ApplyOn None and should have PublishedVersions"),
        ["snapshots are kept started"] = (
            resources => At(resources, "ApiFunction")["ProvisionedConcurrencyConfig"] = new JsonObject { ["ProvisionedConcurrentExecutions"] = 1 },
            "With dotnet10 ApiFunction has ProvisionedConcurrencyConfig"),
        ["the managed runtime does not know which function it is"] = (
            resources => At(resources, "FanOutFunction.Environment.Variables").Remove("GRAPH_FUNCTION"), "With dotnet10 0 functions are told that they are fanOut"),
        ["something else depends on the runtime"] = (
            resources => At(resources, "FanOutFunction")["Timeout"] = new JsonObject { ["Fn::If"] = new JsonArray("IsManaged", 30, 60) },
            "FanOutFunction is another with dotnet10"),
        ["a resource is there on one runtime only"] = (
            resources => resources["FanOutOfOrders"]!["Condition"] = "IsManaged", "FanOutOfOrders is another with dotnet10"),
    };
}
