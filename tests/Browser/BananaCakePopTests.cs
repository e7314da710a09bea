using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Graph.Browser;

public sealed class BananaCakePopTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    private const float PatienceInMilliseconds = 60_000;

    [Fact]
    public async Task Queries_typed_into_Banana_Cake_Pop_show_their_results_and_call_no_other_host()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.Launch(playwright);
        var page = await browser.NewPageAsync();
        page.SetDefaultTimeout(PatienceInMilliseconds);
        var otherHosts = new List<string>();
        page.Request += (_, request) => RememberOtherHosts(request.Url, otherHosts);

        await page.GotoAsync(system.Endpoint.ToString());
        await page.GetByText("Create Document").First.ClickAsync();
        await page.GetByText("Schema available").WaitForAsync();
        await Type(page, "{ orders(first: 5) { nodes { id } } }");
        await RunUntilShown(page, "\"ORD-503000\"");
        await Type(page, "{ productCategories { name } }");
        await RunUntilShown(page, "\"Cardboard Boxes\"");
        await Type(page, "{ me { email } }");
        await RunUntilShown(page, "\"UNAUTHENTICATED\"");

        Assert.Empty(otherHosts);
    }

    [Fact]
    public async Task A_subscription_in_Banana_Cake_Pop_shows_what_is_now_and_what_changes()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.Launch(playwright);
        var page = await browser.NewPageAsync();
        page.SetDefaultTimeout(PatienceInMilliseconds);
        using var client = new HttpClient();
        var (customer, email, orders) = await FirstCustomer(client);

        await page.GotoAsync(system.Endpoint.ToString());
        await page.GetByText("Create Document").First.ClickAsync();
        await page.GetByText("Schema available").WaitForAsync();
        await Type(page, $$"""subscription { customerMetricsChanged(id: "{{customer}}") { metrics { orderCount } } }""");
        await ClickUntilShown(page, $"\"orderCount\": {orders}");
        await ImportOrder(client, email);
        await page.GetByText($"\"orderCount\": {orders + 1}").First.WaitForAsync();
    }

    private async Task<(string Id, string Email, int Orders)> FirstCustomer(HttpClient client)
    {
        var answer = await Post(client, "{ customers(first: 1) { nodes { id email metrics { orderCount } } } }", null);
        var node = answer["data"]!["customers"]!["nodes"]![0]!;
        return ((string)node["id"]!, (string)node["email"]!, (int)node["metrics"]!["orderCount"]!);
    }

    private async Task ImportOrder(HttpClient client, string email)
    {
        var token = await client.GetStringAsync(new Uri(system.Endpoint, "/dev/token?sub=importer&permissions=orders:write"));
        var answer = await Post(
            client,
            $$"""mutation { importOrder(input: { reference: "browser-1", contact: { email: "{{email}}" }, items: [{ productCode: "x", unitPrice: 1, quantity: 1 }] }) { orderCreated } }""",
            (string?)JsonNode.Parse(token)!["access_token"]);
        Assert.True((bool?)answer["data"]?["importOrder"]?["orderCreated"], answer.ToJsonString());
    }

    private async Task<JsonNode> Post(HttpClient client, string query, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, system.Endpoint)
        {
            Content = new StringContent(new JsonObject { ["query"] = query }.ToJsonString(), null, "application/json"),
        };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    /// <summary>The editor hands its text over a moment after it is typed; before that, Run does nothing.</summary>
    private static async Task ClickUntilShown(IPage page, string text)
    {
        var run = page.GetByRole(AriaRole.Button, new() { Name = "Run" }).First;
        var result = page.GetByText(text).First;
        using var poll = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var deadline = Stopwatch.StartNew();
        while (!await result.IsVisibleAsync())
        {
            Assert.True(deadline.ElapsedMilliseconds < PatienceInMilliseconds, await page.Locator("body").InnerTextAsync());
            if (await run.IsVisibleAsync())
                await run.ClickAsync();
            await poll.WaitForNextTickAsync();
        }
    }

    private static async Task Type(IPage page, string query)
    {
        await page.Locator(".monaco-editor").First.ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.InsertTextAsync(query);
    }

    /// <summary>The editor hands its text over a moment after it is typed; before that, Run sends what was there before.</summary>
    private static async Task RunUntilShown(IPage page, string text)
    {
        var run = page.GetByRole(AriaRole.Button, new() { Name = "Run" }).First;
        var result = page.GetByText(text).First;
        var deadline = Stopwatch.StartNew();
        while (!await result.IsVisibleAsync())
        {
            Assert.True(deadline.ElapsedMilliseconds < PatienceInMilliseconds, await page.Locator("body").InnerTextAsync());
            var answered = page.WaitForResponseAsync(response => response.Request.Method == "POST");
            await run.ClickAsync();
            await answered;
        }
    }

    private void RememberOtherHosts(string url, List<string> otherHosts)
    {
        var uri = new Uri(url);
        if (uri.Scheme is "http" or "https" or "ws" or "wss" && uri.Authority != system.Endpoint.Authority)
            otherHosts.Add(url);
    }
}
