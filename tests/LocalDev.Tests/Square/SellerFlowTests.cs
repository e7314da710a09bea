using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Graph.DynamoDb;
using Graph.Resolvers.Square.Connections;
using Graph.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev.Tests.Square;

/// <summary>A seller's whole life here: connected in a browser, read, changed, told of, refused, and revoked.</summary>
[Collection(TalkativeSystem.Collection)]
public sealed class SellerFlowTests(TalkativeSystem system)
{
    private const string Upsert = "mutation($input: UpsertCatalogItemInput!) { upsertCatalogItem(input: $input) { item { id name } userErrors { code } } }";

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>All that a browser was shown or sent to, and all answers.</summary>
    private readonly StringBuilder told = new();

    [Fact]
    public async Task Tokens_are_in_clear_in_no_row_log_line_URL_or_answer()
    {
        const string User = "seller-secrets";
        var code = await Connect(User, StandIn.Roasters);
        await Ask(User, "mutation($code: Secret!) { redeemSquareAuthorization(code: $code) { connection { merchantId } userErrors { code } } }", new { code });
        var first = await TokensOf(StandIn.Roasters);
        await system.Services.GetRequiredService<AccessTokens>().GetInPlaceOf(StandIn.Roasters, new(first[0]), default);
        string[] secrets = [.. first, .. await TokensOf(StandIn.Roasters)];
        Assert.Equal(4, secrets.Distinct().Count());
        await Ask(User, "{ merchant { businessName } locations { id } catalog(first: 100) { nodes { id } } }");
        await Ask(User, Upsert, NewItem("secrets-1", "Flat white"));
        await Fault("error", 3, "/v2/locations");
        await Fault("rate-limit", 1, "/v2/merchants");
        system.Services.GetRequiredService<Resolvers.Square.SquareCache>().Clear();
        await Ask(User, "{ merchant { businessName } }");
        await Ask(User, "{ locations { id } }");
        // As long as there are tokens in the row.
        var rows = await TableText.OfAll(system.Services.GetRequiredService<Database>());
        await Ask(User, "mutation { disconnectSquare { merchantId } }");
        await Ask(User, "{ locations { id } }");

        var places = new[] { ("answers", told.ToString()), ("rows", rows), ("logs", string.Join('\n', system.Logs.All)) };
        Assert.Contains("SQUARE_UNAVAILABLE", told.ToString(), StringComparison.Ordinal);
        Assert.Contains($"\"id\":\"{StandIn.Roasters}\"", rows, StringComparison.Ordinal);
        Assert.True(system.Logs.All.Count > 100, "Too little was logged to find anything in.");
        foreach (var (place, text) in places)
            foreach (var secret in secrets)
                Assert.False(text.Contains(secret, StringComparison.Ordinal), $"A token is in the {place}.");
        // The app's code stands in the URL that opens it, and nowhere else.
        foreach (var (place, text) in places.Skip(1))
            Assert.False(text.Contains(code, StringComparison.Ordinal), $"The code is in the {place}.");
    }

    [Fact]
    public async Task A_change_at_Square_reaches_who_subscribes_and_who_reads_then_reads_it()
    {
        const string User = "seller-subscribes";
        const string Books = "MLLOCALBOOKS";
        await Connect(User, Books);
        await Ask(User, Upsert, NewItem("flow-1", "Atlas"));
        var item = (await Ask(User, """{ catalog(first: 1, search: "Atlas") { nodes { id version } } }"""))["data"]!["catalog"]!["nodes"]![0]!;
        var id = (string)item["id"]!;

        Assert.Equal("Atlas", (string?)(await Ask(User, $$"""{ catalogItem(id: "{{id}}") { name } }"""))["data"]!["catalogItem"]!["name"]);
        using var stopping = new CancellationTokenSource(Eventually.Patience);
        await using var events = Events(User, $$"""subscription { catalogUpdated(merchantId: "{{Books}}") { changedAt } }""", stopping.Token).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        await Change(Books, id, (long)item["version"]!, "Great Atlas");
        string? name;
        do
        {
            Assert.True(await events.MoveNextAsync());
            name = (string?)(await Ask(User, $$"""{ catalogItem(id: "{{id}}") { name } }"""))["data"]!["catalogItem"]!["name"];
        }
        while (name != "Great Atlas");
    }

    [Fact]
    public async Task A_seller_who_ends_it_at_Square_is_disconnected_by_the_event()
    {
        const string User = "seller-leaves";
        const string Stall = "MLLOCALNEWSTALL";
        await Connect(User, Stall);

        using var revoked = await http.PostAsync(new Uri(system.Square, $"/dev/revoke?merchant={Stall}"), null);

        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        await Eventually.Is(
            async () => (await Ask(User, "{ squareConnection { merchantId } }"))["data"]!["squareConnection"] is null, () => "Still connected.");
    }

    /// <returns>The one-time code.</returns>
    private async Task<string> Connect(string user, string merchantId)
    {
        var opened = await SellerInBrowser.Connect(system, http, user, merchantId, shown => told.AppendLine(shown));
        Assert.StartsWith("joylabs://square-callback?code=", opened.OriginalString, StringComparison.Ordinal);
        return QueryHelpers.ParseQuery(opened.Query)["code"].ToString();
    }

    private async Task<string[]> TokensOf(string merchantId)
    {
        var connections = system.Services.GetRequiredService<SquareConnectionStore>();
        var tokens = await connections.Open((await connections.Get(merchantId, default))!, default);
        return [tokens.Access.Reveal(), tokens.Refresh.Reveal()];
    }

    private async Task<JsonNode> Ask(string user, string query, object? variables = null)
    {
        var answer = await system.Ask(user, query, variables);
        told.AppendLine(answer.ToJsonString());
        return answer;
    }

    private static object NewItem(string idempotencyKey, string name) => new { input = new { idempotencyKey, name, variations = new[] { new { name = "Regular" } } } };

    private async Task Fault(string kind, int count, string path)
    {
        using var set = await http.PostAsync(new Uri(system.Square, $"/dev/faults?kind={kind}&count={count}&path={path}"), null);
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
    }

    /// <summary>As the seller does it at Square.</summary>
    private async Task Change(string merchantId, string id, long version, string name)
    {
        var item = JsonNode.Parse($$"""
            {"idempotency_key":"{{Guid.NewGuid()}}","object":{"type":"ITEM","id":"{{id}}","version":{{version}},"item_data":{"name":"{{name}}","variations":[
              {"type":"ITEM_VARIATION","id":"#v","item_variation_data":{"name":"Regular","pricing_type":"VARIABLE_PRICING"} }]} } }
            """)!;
        using var content = new StringContent(item.ToJsonString(), Encoding.UTF8, "application/json");
        using var changed = await http.PostAsync(new Uri(system.Square, $"/dev/catalog?merchant={merchantId}"), content);
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
    }

    /// <summary>The data of a subscription's events, by server-sent events.</summary>
    private async IAsyncEnumerable<string> Events(
        string user, string query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, system.GraphQL)
        {
            Content = new StringContent(new JsonObject { ["query"] = query }.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Authorization", $"Bearer {system.TokenOf(user)}");
        request.Headers.Add("Accept", "text/event-stream");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal) && line.Length > "data:".Length + 1)
                yield return line;
        }
    }
}
