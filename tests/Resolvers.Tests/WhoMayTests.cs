using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Graph.Ethereum.Keystores;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.LocalDev.Seed;
using Graph.Resolvers.Businesses;
using Graph.Resolvers.Search;
using Graph.Resolvers.Square;
using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Tests.Square;
using Graph.Resolvers.Tests.Transactions;
using Graph.Resolvers.Users;
using Graph.Resolvers.Wallets;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests;

/// <summary>Every root field and every owned object, asked by everyone, against a table.</summary>
public sealed partial class WhoMayTests(WhoMayTests.SharedHouse house) : IClassFixture<WhoMayTests.SharedHouse>
{
    /// <summary>
    /// <c>yes</c>: a value, no error. <c>none</c>: reads as not found. <c>login</c>: UNAUTHENTICATED. <c>no</c>: FORBIDDEN.
    /// <c>shopper</c> is anonymous where the operator grants <c>orders:read</c> to everyone; <c>user</c> owns what is asked for.
    /// </summary>
    private const string Table =
        """
        anonymous shopper user   other  coach  admin  | query
        login     yes     no     no     no     yes    | { order(id: "ORD-1") { id } }
        login     yes     no     no     no     yes    | { orders { nodes { id } } }
        login     yes     no     no     no     yes    | { customer(id: "C-1") { id } }
        login     yes     no     no     no     yes    | { customers { nodes { id } } }
        login     yes     no     no     no     yes    | { product(code: "P-1") { code } }
        login     yes     no     no     no     yes    | { products { nodes { code } } }
        login     yes     no     no     no     yes    | { productCategories { name } }
        login     yes     no     no     no     yes    | { sales { orderCount } }
        login     yes     no     no     no     yes    | { search(text: "P-1") { nodes { __typename } } }
        login     login   no     no     no     yes    | mutation { importOrder(input: { contact: { email: "a@example.com" }, items: [] }) { customer { id } } }

        login     login   yes    yes    yes    yes    | { me { id } }
        login     login   yes    yes    yes    yes    | { user(id: "user-1") { email } }
        login     login   none   none   none   none   | { user(id: "nobody") { email } }
        login     login   yes    yes    yes    yes    | { users { nodes { email } } }
        login     login   yes    no     yes    yes    | { user(id: "user-1") { profile { bio } } }
        login     login   yes    no     yes    yes    | { profile(userId: "user-1") { bio } }
        login     login   yes    yes    yes    yes    | { profile { experienceLevel } }
        login     login   yes    yes    yes    yes    | mutation { createUser { user { id } } }
        login     login   yes    yes    yes    yes    | mutation { updateProfile(input: { bio: "Mine." }) { profile { bio } } }
        login     login   yes    no     no     yes    | mutation { updateProfile(userId: "user-1", input: { bio: "Ada's." }) { profile { bio } } }

        login     login   yes    yes    yes    yes    | { user(id: "user-1") { wallet { address } } }
        login     login   yes    no     no     yes    | { user(id: "user-1") { wallet { transactions { nodes { id } } } } }
        login     login   yes    none   none   yes    | { transaction(id: "transaction-1") { status } }
        login     login   none   none   none   none   | { transaction(id: "nobody's") { status } }
        login     login   yes    yes    yes    yes    | { transactions { pageInfo { hasPreviousPage } } }
        login     login   yes    none   none   yes    | mutation { speedUpTransaction(id: "transaction-1") { transaction { id } } }
        login     login   yes    none   none   yes    | mutation { cancelTransaction(id: "transaction-1") { transaction { id } } }
        login     login   yes    yes    yes    yes    | mutation($secret: Secret!) { submitTransaction(input: { to: "", amount: "", idempotencyKey: "", password: $secret }) { __typename } }
        login     login   yes    yes    yes    yes    | mutation($secret: Secret!) { importWallet(input: { from: { mnemonic: $secret }, password: $secret }) { __typename } }
        login     login   yes    yes    yes    yes    | mutation($secret: Secret!) { changePassword(password: $secret, newPassword: $secret) { __typename } }
        login     login   yes    yes    yes    yes    | mutation($secret: Secret!) { signMessage(message: "", password: $secret) { __typename } }
        login     login   yes    yes    yes    yes    | mutation($secret: Secret!) { signTypedData(typedData: {}, password: $secret) { __typename } }
        login     login   yes    yes    yes    yes    | mutation($secret: Secret!) { signTransaction(input: { nonce: 0, gas: 0, maxFeePerGas: "", maxPriorityFeePerGas: "", password: $secret }) { __typename } }

        login     login   yes    none   none   yes    | subscription { transactionUpdated(id: "transaction-1") { id } }
        login     login   yes    yes    yes    yes    | subscription { myTransactionsUpdated { id } }
        login     yes     no     no     no     yes    | subscription { orderImported(customerId: "C-1") { id } }
        login     yes     no     no     no     yes    | subscription { customerMetricsChanged(id: "C-1") { id } }

        login     login   yes    none   none   yes    | { business(id: "business-1") { name } }
        login     login   none   none   none   none   | { business(id: "nobody's") { name } }
        login     login   yes    yes    yes    yes    | { myBusinesses { pageInfo { hasPreviousPage } } }
        login     login   no     no     no     yes    | { businesses { nodes { name } } }
        login     login   yes    none   none   yes    | mutation { updateBusiness(id: "business-1", input: { name: "Blue Gate" }) { business { name } } }
        login     login   yes    none   none   none   | { squareConnection { merchantId } }
        login     login   yes    none   none   none   | { merchant { id } }
        login     login   yes    none   none   none   | { locations { id } }
        login     login   yes    none   none   none   | { catalog { nodes { id } } }
        login     login   yes    none   none   none   | { catalogItem(id: "I1") { id } }
        login     login   no     no     no     yes    | { webhookEvents(status: DEAD) { pageInfo { hasPreviousPage } } }
        login     login   no     no     no     yes    | mutation { replayWebhookEvent(eventId: "E1") { __typename } }
        login     login   yes    yes    yes    yes    | mutation { startSquareAuthorization { url } }
        login     login   yes    yes    yes    yes    | mutation($secret: Secret!) { redeemSquareAuthorization(code: $secret) { __typename } }
        login     login   yes    none   none   none   | mutation { upsertCatalogItem(input: { idempotencyKey: "k", name: "Flat white", variations: [{ name: "Regular" }] }) { item { id } } }
        login     login   yes    none   none   yes    | subscription { catalogUpdated(merchantId: "ML1") { merchantId } }
        login     login   yes    none   none   none   | mutation { disconnectSquare { merchantId } }

        login     login   yes    yes    yes    yes    | mutation { registerBusiness(input: { email: "$viewer@shop.example", name: "N", type: RETAIL, ownerName: "O", phoneNumber: "1", address: { street: "S", city: "C", zipcode: "Z" } }) { business { id } } }
        """;

    private static readonly Dictionary<string, Viewer> s_viewers = new()
    {
        ["anonymous"] = Viewer.Anonymous,
        ["shopper"] = new Viewer { Permissions = new HashSet<string> { "orders:read" } },
        ["user"] = new Viewer { Id = "user-1", Roles = new HashSet<string> { "user" } },
        ["other"] = new Viewer { Id = "user-2", Roles = new HashSet<string> { "user" } },
        ["coach"] = new Viewer { Id = "coach-1", Roles = new HashSet<string> { "coach" } },
        ["admin"] = new Viewer { Id = "admin-1", Roles = new HashSet<string> { "admin" }, IsAdmin = true },
    };

    private static readonly Schema s_schema = SchemaBuilder.Build(Parser.Parse(GraphSchema.Sdl, ParserOptions.SchemaDocument));

    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var line in Table.Split('\n').Skip(1))
                if (line.Split('|') is [var outcomes, var query])
                    rows.Add(query.Trim(), Spaces().Replace(outcomes.Trim(), " "));
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Everyone_gets_what_the_table_says(string query, string expected)
    {
        var outcomes = new List<string>();
        // One of the rows disconnects it.
        await house.ConnectSquare();
        foreach (var (name, viewer) in s_viewers)
            outcomes.Add(OutcomeOf(await Answer(query.Replace("$viewer", name, StringComparison.Ordinal), viewer)));

        Assert.Equal(expected, string.Join(' ', outcomes));
    }

    [Theory]
    [InlineData("read:profile", """{ profile(userId: "user-1") { userId } }""")]
    [InlineData("write:profile", """mutation { updateProfile(userId: "user-1", input: { bio: "By a permission." }) { userErrors { code } } }""")]
    [InlineData("orders:write", """mutation { importOrder(input: { contact: { email: "b@example.com" }, items: [] }) { customer { id } } }""")]
    public async Task A_permission_adds_what_it_names(string permission, string query)
    {
        var without = await house.Ask(query, viewer: new Viewer { Id = "guest" });
        var with = await house.Ask(query, viewer: new Viewer { Id = "guest", Permissions = new HashSet<string> { permission } });

        Assert.Equal("no", OutcomeOf(without));
        Assert.Null(with["errors"]);
    }

    [Theory]
    [InlineData("customer { orders { nodes { id } } }")]
    [InlineData("customer { metrics { orderCount } }")]
    [InlineData("order { items { product { orders { nodes { id } } } } }")]
    public async Task Who_may_only_import_reads_no_more_than_the_import(string payload)
    {
        var importer = new Viewer { Id = "importer", Permissions = new HashSet<string> { "orders:write" } };

        var answer = await house.Ask(
            $$"""mutation { importOrder(input: { reference: "7", contact: { email: "c@example.com" }, items: [{ productCode: "P-1", unitPrice: 1, quantity: 1 }] }) { {{payload}} } }""",
            viewer: importer);

        Assert.Equal("no", OutcomeOf(answer));
    }

    [Fact]
    public async Task The_anonymous_viewer_may_have_permissions_and_is_nobody_all_the_same()
    {
        var reader = new Viewer { Permissions = new HashSet<string> { "read:profile", "write:profile" } };

        Assert.Equal("yes", OutcomeOf(await house.Ask("""{ profile(userId: "user-2") { experienceLevel } }""", viewer: reader)));
        Assert.Equal("login", OutcomeOf(await house.Ask("{ profile { bio } }", viewer: reader)));
        Assert.Equal("login", OutcomeOf(await house.Ask("""mutation { updateProfile(input: { bio: "Whose?" }) { userErrors { code } } }""", viewer: reader)));
    }

    [Fact]
    public void The_table_has_every_root_field()
    {
        var roots = new[] { s_schema.QueryType, s_schema.MutationType, s_schema.SubscriptionType }.OfType<ObjectType>();
        var missing = roots.SelectMany(root => root.Fields).Where(field => !Table.Contains($"{{ {field.Name}", StringComparison.Ordinal));

        Assert.True(!missing.Any(), $"Add rows that ask for {string.Join(", ", missing)}.");
    }

    [Fact]
    public void The_table_has_every_type_whose_objects_have_an_owner()
    {
        var owned = from type in s_schema.Types.OfType<ObjectType>()
                    where type.Directives.Any(d => d.Name.Value == "authorize" && d.Arguments.Any(a => a.Name.Value == "owner"))
                    select type.Name;

        Assert.Equal(["Business", "Transaction", "UserProfile"], owned.Order());
    }

    /// <summary>Of a subscription the first event.</summary>
    private Task<JsonNode> Answer(string query, Viewer viewer) => query switch
    {
        _ when query.StartsWith("subscription", StringComparison.Ordinal) => house.FirstEvent(query, viewer),
        _ when query.Contains("$secret", StringComparison.Ordinal) => house.Ask(query, """{"secret":"river-42"}""", viewer),
        _ => house.Ask(query, viewer: viewer),
    };

    private static string OutcomeOf(JsonNode response) => (string?)response["errors"]?[0]?["extensions"]?["code"] switch
    {
        null => ValueIn(response["data"]) is null ? "none" : "yes",
        "UNAUTHENTICATED" => "login",
        "FORBIDDEN" => "no",
        "NOT_FOUND" or "SQUARE_NOT_CONNECTED" => "none",
        var other => other,
    };

    /// <summary>Each query selects one value.</summary>
    private static JsonNode? ValueIn(JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } members => ValueIn(members.First().Value),
        JsonArray { Count: > 0 } items => ValueIn(items[0]),
        JsonArray => null,
        _ => node,
    };

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();

    /// <summary>Four users, their businesses, and an order of a product by a customer.</summary>
    public sealed class SharedHouse : Shop
    {
        private const string Item = """{"type":"ITEM","id":"I1","item_data":{"name":"Flat white"}}""";

        protected override SquareOptions Square { get; } = new() { ApplicationId = "app", RedirectUrl = "https://bff.example.test/api/auth/square/callback" };

        protected override HttpMessageHandler? ToSquare { get; } = new CannedSquare()
            .On("GET /v2/merchants/me", _ => """{"merchant":{"id":"ML1","country":"NZ"}}""")
            .On("GET /v2/locations", _ => """{"locations":[{"id":"L1"}]}""")
            .On("POST /v2/catalog/search", _ => $$"""{"objects":[{{Item}}]}""")
            .On("POST /v2/catalog/batch-retrieve", _ => $$"""{"objects":[{{Item}}]}""")
            .On("POST /v2/catalog/object", _ => $$"""{"catalog_object":{{Item}}}""")
            .On("POST /oauth2/revoke", _ => """{"success":true}""");

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            await Services.GetRequiredService<UserStore>().Fill(SeedData.Users, default);
            await Services.GetRequiredService<ProfileStore>().Fill(SeedData.Profiles, default);
            await Services.GetRequiredService<BusinessStore>().Fill(SeedData.Businesses, default);
            await Products.Fill([SeedData.Products[0] with { Code = new("P-1") }], default);
            var order = SeedData.OrdersBefore(SeededShop.Today)[0];
            await Customers.Fill([SeedData.Customers[0] with { Id = new("C-1") }], default);
            await Orders.Fill([order with { Id = new("ORD-1"), CustomerId = new("C-1") }], default);
            await Services.GetRequiredService<SearchIndexer>().Fill(default);
            await FillWallets();
        }

        /// <summary>Of one user.</summary>
        public async Task ConnectSquare() => await Services.GetRequiredService<SquareConnectionStore>().Put(
            "ML1", new UserId("user-1"), new SquareTokens(new("EAAA"), new("EQAA"), Time.GetUtcNow().AddDays(30), null), default);

        /// <summary>A wallet of one user, and a transaction under way of each.</summary>
        private async Task FillWallets()
        {
            using var password = Password.Encode("river-42");
            await Services.GetRequiredService<WalletMaking>().Generate(new UserId("user-1"), password, default);
            await this.Put(SampleTransaction.Signed with { Id = new("transaction-1"), UserId = new("user-1") });
            foreach (var id in s_viewers.Values.Select(viewer => viewer.Id).OfType<string>())
                await this.Put(SampleTransaction.Signed with { Id = new($"of-{id}"), UserId = new(id) });
        }
    }
}
