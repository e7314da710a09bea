using System.Diagnostics;
using Amazon.DynamoDBv2.Model;

namespace Graph.DynamoDb;

/// <summary>Spans of requests to DynamoDB, with the names of their tables and never a key, for whoever listens to the source <c>Graph</c>.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/database/dynamodb/</remarks>
internal static class Traces
{
    private static readonly ActivitySource s_source = new("Graph");

    public static bool IsOn => s_source.HasListeners();

    /// <summary>Null when nobody wants it.</summary>
    public static Activity? Start(object? request)
    {
        var operation = NameOf(request);
        var tables = TablesOf(request);
        return s_source.StartActivity(tables is [var table] ? $"{operation} {table}" : operation, ActivityKind.Client)?
            .SetTag("db.system.name", "aws.dynamodb")
            .SetTag("db.operation.name", operation)
            .SetTag("aws.dynamodb.table_names", tables);
    }

    public static void Fail(Activity? span, Exception exception) =>
        span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", exception.GetType().Name);

    private static string NameOf(object? request)
    {
        const string Suffix = "Request";
        var type = request?.GetType().Name ?? "";
        return type.EndsWith(Suffix, StringComparison.Ordinal) ? type[..^Suffix.Length] : type;
    }

    private static string[] TablesOf(object? request) => request switch
    {
        GetItemRequest get => [get.TableName],
        PutItemRequest put => [put.TableName],
        UpdateItemRequest update => [update.TableName],
        DeleteItemRequest delete => [delete.TableName],
        QueryRequest query => [query.TableName],
        ScanRequest scan => [scan.TableName],
        BatchGetItemRequest batch => [.. batch.RequestItems.Keys],
        BatchWriteItemRequest batch => [.. batch.RequestItems.Keys],
        TransactWriteItemsRequest transaction => [.. transaction.TransactItems.Select(TableOf).Distinct()],
        _ => [],
    };

    private static string TableOf(TransactWriteItem item) =>
        item.Put?.TableName ?? item.Update?.TableName ?? item.Delete?.TableName ?? item.ConditionCheck.TableName;
}
