using System.Diagnostics;
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
        await Type(page, "{ orders(first: 1) { nodes { id } } }");
        await RunUntilShown(page, "\"ORD-503000\"");
        await Type(page, "{ productCategories { name } }");
        await RunUntilShown(page, "\"Cardboard Boxes\"");
        await Type(page, "{ me { email } }");
        await RunUntilShown(page, "\"UNAUTHENTICATED\"");

        Assert.Empty(otherHosts);
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
