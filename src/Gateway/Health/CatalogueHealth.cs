using System.Text.Json;
using Graph.Gateway.Rest.Catalogue;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Square;

namespace Graph.Gateway.Health;

/// <summary>
/// The same questions as the mobile app's backend was asked: <c>/api/health</c>, <c>/api/health/detailed</c>, <c>/api/webhooks/health</c>. That one
/// told everyone the names of its tables; this one has none in the list.
/// </summary>
internal static class CatalogueHealth
{
    private const string Ok = "ok";

    public static void MapCatalogueHealth(this WebApplication app, Stage stage)
    {
        var services = app.Services;
        var (time, square, api) = (services.GetRequiredService<TimeProvider>(), services.GetRequiredService<SquareOptions>(), CatalogueApi.Instance);
        app.MapHealth(api, "/api/health", (_, json) =>
        {
            WriteStatus(json, time, stage);
            json.WriteString("message", "API is up and running");
        });
        app.MapHealth(api, "/api/webhooks/health", static (_, json) => json.WriteString("status", "Webhook handler is active"));
        app.MapHealth(api, "/api/health/detailed", services.GetRequiredService<DatabaseProbe>(), StatusCodes.Status200OK, (_, json, answers) =>
        {
            json.WriteStartObject("api");
            WriteStatus(json, time, stage);
            json.WriteEndObject();
            WriteDatabase(json, answers);
            WriteSquare(json, square);
            json.WriteStartObject("env");
            json.WriteString("region", Environment.GetEnvironmentVariable("AWS_REGION") ?? "us-east-1");
            json.WriteString("apiBaseUrl", square.RedirectUrl is { } url ? new Uri(url).GetLeftPart(UriPartial.Authority) : null);
            json.WriteEndObject();
        });
    }

    private static void WriteStatus(Utf8JsonWriter json, TimeProvider time, Stage stage)
    {
        json.WriteString("status", Ok);
        json.WriteString("timestamp", StoredTime.Format(time.GetUtcNow()));
        json.WriteString("environment", stage.Name);
    }

    private static void WriteDatabase(Utf8JsonWriter json, bool answers)
    {
        json.WriteStartObject("dynamoDB");
        json.WriteString("status", answers ? Ok : "error");
        json.WriteString("message", answers ? "Connected to AWS DynamoDB" : "Failed to connect to DynamoDB: it does not answer");
        if (answers)
        {
            json.WriteStartArray("tables");
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteSquare(Utf8JsonWriter json, SquareOptions square)
    {
        var isConfigured = square.ApplicationId is not null;
        json.WriteStartObject("square");
        json.WriteStartObject("config");
        json.WriteString("applicationId", isConfigured ? "configured" : "missing");
        json.WriteString("environment", square.Host == SquareOptions.Production ? "production" : "sandbox");
        json.WriteEndObject();
        json.WriteString("status", isConfigured ? "configured" : "not configured");
        json.WriteEndObject();
    }
}
