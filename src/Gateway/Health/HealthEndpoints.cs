using System.Text.Json;
using Graph.Gateway.Rest.OrderReceiver;
using Graph.Lambda.Hosting;
using Graph.Resolvers.Businesses;

namespace Graph.Gateway.Health;

/// <summary>
/// Whether the process takes requests (<c>/</c>, <c>/health</c>, <c>/auth/health</c>) and whether its database answers (<c>/health/ready</c>,
/// <c>/health/detailed</c>). Members and their order are those of the order receiver's endpoints, which monitors know; its detailed one
/// has status 200 whatever the database does, and says it in <c>database.status</c>, so that <c>/health/ready</c> is for load balancers.
/// </summary>
internal static class HealthEndpoints
{
    private const string Version = "2.0.0-lambda";
    private const string Healthy = "healthy";

    public static void MapHealth(this WebApplication app, Stage stage)
    {
        var runtime = new Runtime(stage.Name, app.Services.GetRequiredService<TimeProvider>());
        Map(app, "/", (_, json) => WriteBanner(json, runtime));
        Map(app, "/health", (context, json) => WriteHealth(json, runtime, context.TraceIdentifier));
        Map(app, "/auth/health", (context, json) => WriteAuthHealth(json, runtime, context.TraceIdentifier));
        var probe = app.Services.GetRequiredService<DatabaseProbe>();
        var table = BusinessesTable.Definition.NameIn(app.Services.GetRequiredService<DynamoDb.Database>().Stage);
        app.MapHealth(
            OrderReceiverApi.Instance,
            "/health/ready",
            probe,
            StatusCodes.Status503ServiceUnavailable,
            static (_, json, answers) => json.WriteString("status", answers ? Healthy : "unhealthy"));
        app.MapHealth(
            OrderReceiverApi.Instance,
            "/health/detailed",
            probe,
            StatusCodes.Status200OK,
            (context, json, answers) => WriteDetails(json, runtime, context, table, answers));
    }

    private static void Map(WebApplication app, string path, Action<HttpContext, Utf8JsonWriter> write) =>
        app.MapHealth(OrderReceiverApi.Instance, path, write);

    private static void WriteBanner(Utf8JsonWriter json, Runtime runtime)
    {
        json.WriteString("message", "Order Receiver API - Pure Serverless");
        json.WriteString("status", Healthy);
        json.WriteString("timestamp", runtime.Now);
        json.WriteString("version", Version);
        json.WriteString("architecture", "API Gateway + Lambda");
        json.WriteString("environment", runtime.Environment);
        json.WriteString("function_name", runtime.FunctionName);
    }

    private static void WriteHealth(Utf8JsonWriter json, Runtime runtime, string requestId)
    {
        json.WriteString("status", Healthy);
        json.WriteString("timestamp", runtime.Now);
        json.WriteString("service", "Order Receiver API");
        json.WriteString("database", "DynamoDB (serverless)");
        json.WriteString("architecture", "Lambda + API Gateway");
        json.WriteString("function_name", runtime.FunctionName);
        json.WriteString("request_id", requestId);
        json.WriteString("environment", runtime.Environment);
    }

    private static void WriteAuthHealth(Utf8JsonWriter json, Runtime runtime, string requestId)
    {
        json.WriteString("status", Healthy);
        json.WriteString("service", "auth-lambda");
        json.WriteString("timestamp", runtime.Now);
        json.WriteString("function_name", runtime.FunctionName);
        json.WriteString("request_id", requestId);
        json.WriteString("environment", runtime.Environment);
        json.WriteString("version", Version);
    }

    private static void WriteDetails(Utf8JsonWriter json, Runtime runtime, HttpContext context, string table, bool answers)
    {
        json.WriteString("status", Healthy);
        json.WriteString("timestamp", runtime.Now);
        json.WriteString("service", "Order Receiver API");
        json.WriteString("version", Version);
        json.WriteString("architecture", "Pure Serverless (Lambda + API Gateway)");
        json.WriteStartObject("database");
        json.WriteString("type", "DynamoDB");
        json.WriteString("status", answers ? "connected" : "error: the database does not answer");
        json.WriteString("table", table);
        json.WriteString("region", runtime.Region);
        json.WriteEndObject();
        json.WriteStartObject("lambda");
        json.WriteString("function_name", runtime.FunctionName);
        json.WriteString("request_id", context.TraceIdentifier);
        json.WriteString("memory_limit", runtime.MemoryLimit);
        if (context.GetLambdaEvent() is { } lambda)
            json.WriteNumber("remaining_time", runtime.MillisecondsUntil(lambda.Invocation.Deadline));
        else
            json.WriteString("remaining_time", Runtime.Unknown);
        json.WriteEndObject();
        json.WriteString("environment", runtime.Environment);
        json.WriteString("aws_region", runtime.Region);
    }
}
