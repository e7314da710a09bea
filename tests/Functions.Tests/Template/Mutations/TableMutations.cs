using System.Text.Json.Nodes;
using static Graph.Functions.Tests.Template.Mutations.Places;

namespace Graph.Functions.Tests.Template.Mutations;

/// <summary>Mistakes of tables, and of what they refer to.</summary>
internal static class TableMutations
{
    public static Dictionary<string, (Action<JsonObject> Change, string Problem)> All { get; } = new()
    {
        ["a table is gone"] = (
            resources => resources.Remove("ProductSalesTable"), "Table weborders-product-sales-v3-prod is 0 times in the template"),
        ["a table is there that nobody has"] = (
            resources => resources["Another"] = Renamed(resources["UsersTable"]!, "TableName", "another-v3-prod"), "Table another-v3-prod is defined nowhere"),
        ["a table has another name"] = (
            resources => At(resources, "OrdersTable")["TableName"] = "weborders-orders-v2-prod", "Table weborders-orders-v3-prod is 0 times"),
        ["a table's key is another"] = (
            resources => At(resources, "ProductOrdersTable.KeySchema.1")["AttributeName"] = "createdAt", "Table ProductOrdersTable is"),
        ["an attribute has another type"] = (
            resources => At(resources, "TransactionsTable.AttributeDefinitions.4")["AttributeType"] = "S", "Table TransactionsTable is"),
        ["an index is gone"] = (
            resources => List(resources, "OrdersTable.GlobalSecondaryIndexes").RemoveAt(2), "Table OrdersTable is"),
        ["an index is there that nobody has"] = (
            resources => List(resources, "OrdersTable.GlobalSecondaryIndexes")
                .Add(Renamed(At(resources, "OrdersTable.GlobalSecondaryIndexes.0"), "IndexName", "x")),
            "Table OrdersTable is"),
        ["an index has keys only"] = (
            resources => At(resources, "OrdersTable.GlobalSecondaryIndexes.1.Projection")["ProjectionType"] = "KEYS_ONLY", "Table OrdersTable is"),
        ["items do not expire"] = (
            resources => At(resources, "SquareStatesTable").Remove("TimeToLiveSpecification"), "Table SquareStatesTable is"),
        ["items expire that should stay"] = (
            resources => At(resources, "SalesByDayTable")["TimeToLiveSpecification"] = At(resources, "UsersTable.TimeToLiveSpecification").DeepClone(),
            "Table SalesByDayTable is"),
        ["a stream is off"] = (resources => At(resources, "ContactsTable").Remove("StreamSpecification"), "Table ContactsTable is"),
        ["a stream has other images"] = (
            resources => At(resources, "OrdersTable.StreamSpecification")["StreamViewType"] = "NEW_IMAGE", "Table OrdersTable is"),
        ["a table is deleted with the stack"] = (
            resources => resources["WalletsTable"]!["DeletionPolicy"] = "Delete", "Table WalletsTable has DeletionPolicy Delete and should have Retain"),
        ["a table cannot be brought back"] = (
            resources => At(resources, "WalletsTable").Remove("PointInTimeRecoverySpecification"), "Table WalletsTable has Properties.PointInTimeRecovery"),
        ["a table is not protected"] = (
            resources => At(resources, "WalletsTable")["DeletionProtectionEnabled"] = false, "Table WalletsTable has Properties.DeletionProtectionEnabled"),
        ["a table outlives what it is of"] = (
            resources => resources["SubscriptionsTable"]!["DeletionPolicy"] = "Retain", "Table SubscriptionsTable has DeletionPolicy Retain and should have Delete"),
        ["a backup is paid for nothing"] = (
            resources => At(resources, "ConnectionsTable.PointInTimeRecoverySpecification")["PointInTimeRecoveryEnabled"] = true,
            "Table ConnectionsTable has Properties.PointInTimeRecovery"),
        ["a table is encrypted by another key"] = (
            resources => At(resources, "WalletsTable.SSESpecification").Remove("KMSMasterKeyId"), "Table WalletsTable has Properties.SSESpecification.KMS"),
        ["a resource that is referred to is gone"] = (resources => resources.Remove("DataKey"), "takes DataKey.Arn, and there is no such resource"),
    };
}
