using Graph.Gateway.Rest;
using Graph.Gateway.Rest.Catalogue;
using Graph.Gateway.Rest.OrderReceiver;
using Graph.Gateway.Rest.Profiles;
using Graph.Gateway.Rest.Wallet;
using Graph.Gateway.Rest.WebOrders;
using Graph.LocalDev.Identity;
using Graph.LocalDev.Tests.Square;
using Graph.LocalDev.Tests.Transactions;

namespace Graph.LocalDev.Tests.Rest;

/// <summary>Users each of whom gets past the authorization of some API.</summary>
internal sealed class ShimSenders(SeededSystem system) : IDisposable
{
    public const string Seller = "fuzz-seller";

    private const string Importer = "fuzz-importer";
    private const string WalletOwner = "fuzz-wallet";
    private const string Admin = "fuzz-admin";

    /// <summary>Whom the example of a registration names.</summary>
    private const string Registrant = "9f8b1c1e-6f0a-4c9e-8d53-0a6f2f1f7a10";

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private readonly Dictionary<string, string> tokens = new()
    {
        [Importer] = system.Issuer.Sign(new TokenRequest(Importer, null, [], ["orders:write"], TokenRequest.UsualLifetime)),
        [WalletOwner] = system.TokenOf(WalletOwner),
        [Admin] = system.Issuer.Sign(new TokenRequest(Admin, null, ["admin"], [], TokenRequest.UsualLifetime)),
        [Seller] = system.TokenOf(Seller),
        [Registrant] = system.TokenOf(Registrant),
    };

    /// <summary>Gives them what they need: a wallet, a connection.</summary>
    public async Task Prepare()
    {
        await system.NewWallet(WalletOwner);
        await Connect();
    }

    /// <summary>Connects the seller, who may have disconnected.</summary>
    public Task Connect() => SellerInBrowser.Connect(system, http, Seller, "MLLOCALBOOKS");

    public string TokenOf(string sender) => tokens[sender];

    /// <summary>As often the one whom the API lets in as any.</summary>
    public string Of(Random random, RestApi api) => random.Next(2) == 0
        ? tokens.Keys.ElementAt(random.Next(tokens.Count))
        : api switch
        {
            ImportApi => Importer,
            WalletApi => WalletOwner,
            CatalogueApi or SquareOAuthApi => Seller,
            OrderReceiverApi => Registrant,
            ProfilesApi => Admin,
            _ => WalletOwner,
        };

    public void Dispose() => http.Dispose();
}
