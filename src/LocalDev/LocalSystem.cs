using Amazon.DynamoDBv2;
using Graph.DynamoDb;
using Graph.DynamoDb.Tables;
using Graph.Gateway;
using Graph.LocalDev.Identity;
using Graph.LocalDev.Lambda;
using Graph.LocalDev.Processes;
using Graph.LocalDev.Seed;
using Graph.Resolvers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.LocalDev;

/// <summary>Everything on this machine: packages, database, tables, data, and the gateway over them.</summary>
internal static class LocalSystem
{
    /// <summary>As on Lambda, as far as this machine can: <see cref="LambdaSystem"/>.</summary>
    private const string LambdaOption = "--lambda";

    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Always the same, so that wallets in a database that outlasts this process can be opened again. It guards play money.</summary>
    internal const string KeyOfNoSecrets = "bG9jYWwga2V5LCBndWFyZHMgb25seSBwbGF5IG1vbmU=";

    /// <summary>Runs until it is told to stop (Ctrl+C).</summary>
    /// <param name="args">The gateway's configuration, such as <c>--urls http://localhost:5081</c>; <c>--lambda</c> runs it as on Lambda.</param>
    /// <exception cref="MissingToolException">Something has to be installed first.</exception>
    public static async Task Run(string[] args)
    {
        var modules = await NpmPackages.Restore();
        await using var database = await DatabaseChoice.Make(CancellationToken.None);
        await using var chain = await Anvil.Start();
        await using var identity = await IdentityServer.Start();
        var url = UrlOf(args);
        await using var square = await LocalSquare.Start(url);
        await using var gateway = Build(args, modules, database.Client, identity.Issuer, chain.Endpoint, square.Address);
        if (database.Ours is not null)
            await Fill(gateway.Services, chain, database.Description);
        if (args.Contains(LambdaOption) && database.Ours is { } local)
        {
            await using var lambda = await LambdaSystem.Start(url, gateway, local, database.Writes, identity.Issuer);
            Print(url.AbsoluteUri.TrimEnd('/'), database.Description, identity.Issuer, square.Address, lambda.WebSockets);
            await lambda.WaitForShutdown();
            return;
        }
        await using var events = database.Ours is { } ours ? await LocalEvents.Start(LocalFunctions.Here(gateway.Services), gateway.Services, ours, database.Writes) : null;
        await gateway.StartAsync();
        Print(gateway.Urls.First(), database.Description, identity.Issuer, square.Address);
        await gateway.WaitForShutdownAsync();
    }

    internal static WebApplication Build(
        string[] args, string modules, IAmazonDynamoDB client, IdentityIssuer issuer, Uri chain, Uri square)
    {
        string[] defaults =
        [
            "--environment", Environments.Development,
            "--urls", UrlOf(args).AbsoluteUri,
            // As an operator may while old clients have no login; whoever explores has none at first.
            "--Auth:AnonymousPermissions:0", "orders:read",
            "--Auth:Issuers:0:Issuer", issuer.Name,
            "--Auth:Issuers:0:Audiences:0", IdentityIssuer.Audience,
            "--Ethereum:Endpoints:0", chain.AbsoluteUri,
            "--Wallets:ServerKeys:local", KeyOfNoSecrets,
            "--Ide:Path", Path.Combine(modules, "@chillicream", "bananacakepop-graphql-ide"),
            .. LocalSquare.Settings(square, UrlOf(args)),
        ];
        var gateway = GatewayApplication.Build([.. defaults, .. args.Where(argument => argument != LambdaOption)], builder =>
        {
            builder.Services.AddSingleton(client);
            // What it says is printed here: the URLs, and a port that is taken.
            builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
            builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        });
        gateway.MapTokens(issuer);
        gateway.MapSwaggerUi(modules);
        gateway.MapSquareFunctions(LocalFunctions.Here(gateway.Services));
        return gateway;
    }

    /// <summary>Where browsers reach the gateway: Square has to know before there is one.</summary>
    private static Uri UrlOf(string[] args)
    {
        var urls = new ConfigurationBuilder().AddCommandLine(args).Build()["urls"] ?? Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? DefaultUrl;
        return new Uri(urls.Split(';')[0]);
    }

    internal static async Task Fill(IServiceProvider services, Anvil chain, string description, int orders = SeedData.OrderCount)
    {
        Console.WriteLine($"Filling {description} …");
        var database = services.GetRequiredService<Database>();
        // Streams begin behind the data: nobody follows its records, and each makes DynamoDB Local slower at all writes.
        await database.CreateTables(Slices.Tables.Select(table => table with { Stream = StreamView.None }));
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        await SeedData.Fill(services, today, orders);
        await SeedWallets.Fill(services, chain);
        await database.CreateTables(Slices.Tables);
    }

    private static void Print(string url, string database, IdentityIssuer issuer, Uri square, Uri? sockets = null) => Console.WriteLine($$"""

        Graph is ready, on {{database}}.

          GraphQL            {{url}}/graphql   (open it in a browser for Banana Cake Pop)
          REST               {{url}}/swagger/  (the REST APIs of before)
          Health             {{url}}/health{{(sockets is null ? "" : $"\n  WebSocket          ws{sockets.AbsoluteUri[4..]}")}}

        Three queries to try:

          {{TryQueries.LatestOrders}}

          {{TryQueries.BestCustomers}}

          {{TryQueries.ProductWithOrders}}

        Sign in by one of these HTTP headers, its name and its value, or get another token from
        {{url}}/dev/token?sub=user-1&roles=user&permissions=orders:write

        {{HeadersToPaste(issuer)}}

        user-1 and user-2 have wallets with play money; their password is {{SeedWallets.Password}}. To send some and follow it, as user-1
        with the variables {"password": "{{SeedWallets.Password}}"}:

          {{TryQueries.SendEther}}

          {{TryQueries.FollowTransactions}}

        To connect an invented seller of a stand-in for Square ({{square}}), as user-1: open the URL that this answers with in a browser, then
        ask for the seller's catalogue.

          {{TryQueries.ConnectSquare}}

          {{TryQueries.Catalog}}

        From a shell:

          curl {{url}}/graphql -H 'Content-Type: application/json' -d '{"query":"{{TryQueries.LatestOrders}}"}'

        Stop with Ctrl+C.
        """);

    private static string HeadersToPaste(IdentityIssuer issuer) => string.Join("\n\n", TryViewers.All.Select(viewer =>
        $$"""
          {{viewer.Token.Subject}} ({{viewer.Description}}):
          Authorization
          Bearer {{issuer.Sign(viewer.Token, isShort: true)}}
        """));
}
