using System.Diagnostics;
using Microsoft.Playwright;

namespace Graph.Browser;

/// <summary>Banana Cake Pop in a page, used as a person does.</summary>
internal sealed class Ide
{
    public const float PatienceInMilliseconds = 60_000;

    private readonly IPage _page;

    private Ide(IPage page) => _page = page;

    /// <summary>The editor of the request comes first, and that of the response after it.</summary>
    public ILocator Response => _page.Locator(".monaco-editor").Nth(1);

    private ILocator RunButton => Button("Run");

    /// <param name="page">What is listened to on it is heard from the first request on.</param>
    public static async Task<Ide> Open(IPage page, Uri endpoint)
    {
        page.SetDefaultTimeout(PatienceInMilliseconds);
        await page.GotoAsync(endpoint.ToString());
        await page.GetByText("Create Document").First.ClickAsync();
        await page.GetByText("Schema available").WaitForAsync();
        return new Ide(page);
    }

    public async Task SetHeader(string name, string value)
    {
        await _page.GetByText("HTTP Headers").ClickAsync();
        await _page.GetByPlaceholder("Name").First.FillAsync(name);
        await _page.GetByPlaceholder("Value").First.FillAsync(value);
    }

    public async Task Type(string query)
    {
        await _page.Locator(".monaco-editor").First.ClickAsync();
        await _page.Keyboard.PressAsync("Control+A");
        await _page.Keyboard.PressAsync("Delete");
        await _page.Keyboard.InsertTextAsync(query);
    }

    /// <summary>The editor hands its text over a moment after it is typed; before that, Run sends what was there before.</summary>
    public async Task RunUntilShown(string text)
    {
        var result = _page.GetByText(text).First;
        var deadline = Stopwatch.StartNew();
        while (!await result.IsVisibleAsync())
        {
            Assert.True(deadline.ElapsedMilliseconds < PatienceInMilliseconds, await _page.Locator("body").InnerTextAsync());
            var answered = _page.WaitForResponseAsync(response => response.Request.Method == "POST");
            await RunButton.ClickAsync();
            await answered;
        }
    }

    public Task SubscribeUntilShown(string text) => ClickUntilVisible(_page.GetByText(text).First);

    /// <summary>For a subscription that has nothing to show yet.</summary>
    public Task Subscribe() => ClickUntilVisible(Button("Cancel"));

    public Task WaitUntilShown(string text) => _page.GetByText(text).First.WaitForAsync();

    /// <summary>The editor hands its text over a moment after it is typed; before that, Run does nothing.</summary>
    private async Task ClickUntilVisible(ILocator result)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var deadline = Stopwatch.StartNew();
        while (!await result.IsVisibleAsync())
        {
            Assert.True(deadline.ElapsedMilliseconds < PatienceInMilliseconds, await _page.Locator("body").InnerTextAsync());
            await ClickRun();
            await poll.WaitForNextTickAsync();
        }
    }

    /// <summary>Once a subscription runs there is no such button; it may go between the look for it and the click.</summary>
    private async Task ClickRun()
    {
        try
        {
            await RunButton.ClickAsync(new() { Timeout = 1_000 });
        }
        catch (TimeoutException)
        {
            // Who waits for what it brings looks again.
        }
    }

    private ILocator Button(string name) => _page.GetByRole(AriaRole.Button, new() { Name = name }).First;
}
