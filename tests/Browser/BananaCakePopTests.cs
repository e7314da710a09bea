using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Graph.Browser;

[Collection(RunningSystem.Collection)]
public sealed class BananaCakePopTests(RunningSystem system)
{
    private const string Submit =
        """
        mutation($input: SubmitTransactionInput!) {
          submitTransaction(input: $input) { transaction { id } userErrors { code message } }
        }
        """;

    [Fact]
    public async Task Queries_typed_into_Banana_Cake_Pop_show_their_results_and_call_no_other_host()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.Launch(playwright);
        var page = await browser.NewPageAsync();
        var otherHosts = new List<string>();
        page.Request += (_, request) => RememberOtherHosts(request.Url, otherHosts);

        var ide = await Ide.Open(page, system.Endpoint);
        await ide.Type("{ orders(first: 5) { nodes { id } } }");
        await ide.RunUntilShown("\"ORD-503000\"");
        await ide.Type("{ productCategories { name } }");
        await ide.RunUntilShown("\"Cardboard Boxes\"");
        await ide.Type("{ me { email } }");
        await ide.RunUntilShown("\"UNAUTHENTICATED\"");

        Assert.Empty(otherHosts);
    }

    [Fact]
    public async Task A_subscription_in_Banana_Cake_Pop_shows_what_is_now_and_what_changes()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.Launch(playwright);
        var (customer, email, orders) = await FirstCustomer();

        var ide = await Ide.Open(await browser.NewPageAsync(), system.Endpoint);
        await ide.Type($$"""subscription { customerMetricsChanged(id: "{{customer}}") { metrics { orderCount } } }""");
        await ide.SubscribeUntilShown($"\"orderCount\": {orders}");
        await ImportOrder(email);
        await ide.WaitUntilShown($"\"orderCount\": {orders + 1}");
    }

    [Fact]
    public async Task Who_signs_in_by_a_header_in_Banana_Cake_Pop_is_told_every_change_of_transactions_in_order()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.Launch(playwright);
        var page = await browser.NewPageAsync();
        var messages = SocketMessages.Of(page);
        var token = await system.Token("sub=user-1&roles=user&alg=ES256");

        var ide = await Ide.Open(page, system.Endpoint);
        await ide.SetHeader("Authorization", $"Bearer {token}");
        await ide.Type("subscription { myTransactionsUpdated { id version status phase } }");
        await ide.Subscribe();
        await messages.Next("subscribe");
        string[] ids = [await SubmitTo(0xb1, token), await SubmitTo(0xb2, token), await SubmitTo(0xb3, token)];
        var told = new List<JsonNode>();
        while (told.Count(change => (string?)change["phase"] == "CONFIRMED") < ids.Length)
            told.Add((await messages.Next("next"))["payload"]!["data"]!["myTransactionsUpdated"]!);

        Assert.All(ids, id =>
        {
            var changes = told.Where(change => (string?)change["id"] == id).ToArray();
            Assert.Equal(Enumerable.Range(1, changes.Length), changes.Select(change => (int)change["version"]!));
            Assert.Equal(("ENQUEUED", "SIGNED"), StateOf(changes[0]));
            Assert.Equal(("SUCCEEDED", "CONFIRMED"), StateOf(changes[^1]));
        });
        foreach (var field in told[^1].AsObject())
            await Assertions.Expect(ide.Response).ToContainTextAsync(
                $"\"{field.Key}\": {field.Value!.ToJsonString()}", new() { Timeout = Ide.PatienceInMilliseconds });
    }

    private async Task<(string Id, string Email, int Orders)> FirstCustomer()
    {
        var answer = await system.Ask("{ customers(first: 1) { nodes { id email metrics { orderCount } } } }");
        var node = answer["data"]?["customers"]?["nodes"]?[0];
        Assert.True(node is not null, answer.ToJsonString());
        return ((string)node["id"]!, (string)node["email"]!, (int)node["metrics"]!["orderCount"]!);
    }

    private async Task ImportOrder(string email)
    {
        var answer = await system.Ask(
            $$"""mutation { importOrder(input: { reference: "browser-1", contact: { email: "{{email}}" }, items: [{ productCode: "x", unitPrice: 1, quantity: 1 }] }) { orderCreated } }""",
            await system.Token("sub=importer&permissions=orders:write"));
        Assert.True((bool?)answer["data"]?["importOrder"]?["orderCreated"], answer.ToJsonString());
    }

    private async Task<string> SubmitTo(int recipient, string token)
    {
        var to = $"0x{recipient:x40}";
        var answer = await system.Ask(Submit, token, new { input = new { to, amount = "0.01", idempotencyKey = to, password = "river-42" } });
        var transaction = answer["data"]?["submitTransaction"]?["transaction"];
        Assert.True(transaction is not null, answer.ToJsonString());
        return (string)transaction["id"]!;
    }

    private static (string? Status, string? Phase) StateOf(JsonNode change) => ((string?)change["status"], (string?)change["phase"]);

    private void RememberOtherHosts(string url, List<string> otherHosts)
    {
        var uri = new Uri(url);
        if (uri.Scheme is "http" or "https" or "ws" or "wss" && uri.Authority != system.Endpoint.Authority)
            otherHosts.Add(url);
    }
}
