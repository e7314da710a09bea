using Graph.DynamoDb;
using Graph.Functions.Definitions;
using Graph.LocalDev.Http;
using Graph.LocalDev.Identity;
using Graph.LocalDev.Streams;
using Graph.LocalDev.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev.Lambda;

/// <summary>
/// The system as on Lambda (<c>--lambda</c>): every function in processes of its own behind the Runtime API, an HTTP API and a WebSocket API
/// before them, and streams, queue and schedules that start them.
/// </summary>
internal sealed class LambdaSystem : IAsyncDisposable
{
    private const string Region = "us-east-1";

    private readonly FunctionsOnLambda functions;
    private readonly WebApplication http;
    private readonly WebSocketApi sockets;
    private readonly LocalEvents events;

    private LambdaSystem(FunctionsOnLambda functions, WebApplication http, WebSocketApi sockets, LocalEvents events) =>
        (this.functions, this.http, this.sockets, this.events) = (functions, http, sockets, events);

    public Uri WebSockets => sockets.Endpoint;

    /// <param name="url">Of the HTTP API.</param>
    /// <param name="gateway">One over the same tables that does not run: of its settings each function is given what it reads, and its log is used.</param>
    public static async Task<LambdaSystem> Start(Uri url, WebApplication gateway, Uri database, TableWrites writes, IdentityIssuer issuer)
    {
        var settings = SettingsOf(gateway.Configuration);
        var loggers = gateway.Services.GetRequiredService<ILoggerFactory>();
        FunctionsOnLambda functions = null!;
        // Functions are told where it is, and it calls one of them.
        var sockets = await WebSocketApi.Start(new WebSocketApiOptions { Function = (socket, token) => functions.WebSocket(socket, token) });
        functions = new FunctionsOnLambda(name => Variables(name, settings, database, sockets.Endpoint), Region, loggers);
        var local = functions.AsLocalFunctions();
        var events = await LocalEvents.Start(local, gateway.Services, database, writes);
        var http = HttpApi(url, functions, local, issuer);
        await http.StartAsync();
        return new LambdaSystem(functions, http, sockets, events);
    }

    public Task WaitForShutdown() => http.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await events.DisposeAsync();
        await sockets.DisposeAsync();
        await http.DisposeAsync();
        await functions.DisposeAsync();
    }

    private static WebApplication HttpApi(Uri url, FunctionsOnLambda functions, LocalFunctions local, IdentityIssuer issuer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url.AbsoluteUri);
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.MapTokens(issuer);
        server.MapSquareFunctions(local);
        server.MapFunctionOfRest(functions.Api);
        return server;
    }

    private static Dictionary<string, string?> SettingsOf(IConfiguration gateway) =>
        new(gateway.AsEnumerable().Where(setting => setting.Value is not null))
        {
            ["Stage"] = "dev",
            // Functions do not run in Development.
            ["DynamoDb:CursorKey"] = LocalSystem.KeyOfNoSecrets,
            ["GraphQL:Introspection"] = "true",
        };

    private static Dictionary<string, string?> Variables(string function, IReadOnlyDictionary<string, string?> settings, Uri database, Uri sockets)
    {
        var reads = FunctionDefinitions.All.Single(definition => definition.Name == function).Settings;
        var variables = settings
            .Where(setting => reads.Any(key => setting.Key == key || setting.Key.StartsWith($"{key}:", StringComparison.Ordinal)))
            .ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value);
        variables[DynamoDbClientFactory.EndpointVariable] = database.AbsoluteUri;
        // Lambda's are of the function's role.
        variables["AWS_ACCESS_KEY_ID"] = "local";
        variables["AWS_SECRET_ACCESS_KEY"] = "local";
        if (reads.Contains(FunctionSettings.ConnectionsEndpoint))
            variables[FunctionSettings.ConnectionsEndpoint.Replace(":", "__", StringComparison.Ordinal)] = sockets.AbsoluteUri;
        return variables;
    }
}
