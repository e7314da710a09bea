using System.Text.Json.Nodes;
using Graph.LocalDev.Tests.Square;
using Graph.LocalDev.Tests.Transactions;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>Somebody for whom every route has an answer: with a wallet, a transfer and a seller, among others who have them too.</summary>
public sealed class ExampleData(SeededSystem system) : IAsyncLifetime
{
    public const string User = "rest-example";

    /// <summary>Who is connected to a seller, and is not any more.</summary>
    public const string Leaver = "rest-example-leaver";

    private const string To = "0x00000000000000000000000000000000000000b7";

    private Dictionary<string, string> segments = [];

    public async Task InitializeAsync()
    {
        await system.NewWallet(User);
        await system.NewWallet("rest-example-other");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        await SellerInBrowser.Connect(system, http, User, StandIn.Roasters);
        // Who disconnects a seller disconnects it from everyone.
        await SellerInBrowser.Connect(system, http, Leaver, "MLLOCALBOOKS");
        var order = JsonNode.Parse((await system.Get("/api/orders/ORD-500001")).Body)!["data"]!;
        segments = new()
        {
            ["orderID"] = (string)order["orderID"]!,
            ["contactID"] = (string)order["contactID"]!,
            ["productCode"] = (string)order["items"]![0]!["product_code"]!,
            ["transactionId"] = await system.Pay(User, To, "rest-example"),
            ["userId"] = User,
        };
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A path with what there is in the place of its parameters.</summary>
    public string Fill(string path) => segments.Aggregate(
        path, (filled, segment) => filled.Replace($"{{{segment.Key}}}", Uri.EscapeDataString(segment.Value), StringComparison.Ordinal));
}
