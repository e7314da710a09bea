using Graph.LocalDev.Processes;
using Graph.LocalDev.Square;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Graph.Browser;

/// <summary>The page of Square's stand-in: what browsers make of its form, its policy, and the redirect to an application elsewhere.</summary>
public sealed class SquareAuthorizePageTests : IAsyncLifetime
{
    private readonly string _application = $"http://localhost:{FreePort.Find()}";
    private WebApplication _server = null!;
    private SquareServer _square = null!;

    [Theory]
    [InlineData("Approve", "code=sandbox-sq0cgb-")]
    [InlineData("Deny", "error=access_denied&error_description=user_denied&state=")]
    public async Task The_browser_comes_back_with_the_answer_and_its_cookie(string button, string expected)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.Launch(playwright);
        var page = await browser.NewPageAsync();

        await page.GotoAsync($"{_application}/connect");
        await page.SelectOptionAsync("select", new SelectOptionValue { Label = "Harbour Books (MLLOCALBOOKS)" });
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("cookie: ", new() { Timeout = Ide.PatienceInMilliseconds });

        var text = await page.InnerTextAsync("body");
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Contains("state=%22%3E%3Cb%3E", text, StringComparison.Ordinal);
        Assert.EndsWith("cookie: kept", text, StringComparison.Ordinal);
    }

    public async Task InitializeAsync()
    {
        await NpmPackages.Restore();
        _square = await SquareServer.Start(new SquareServerOptions
        {
            Applications = [new SquareApplication("sandbox-sq0idb-browser", "sandbox-sq0csb-browser", "Browser", [$"{_application}/callback"])],
        });
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(_application);
        _server = builder.Build();
        _server.MapGet("/connect", context =>
        {
            context.Response.Cookies.Append("begun", "kept", new CookieOptions { SameSite = SameSiteMode.Lax, HttpOnly = true });
            context.Response.Redirect(
                $"{_square.Address}oauth2/authorize?client_id=sandbox-sq0idb-browser&scope=ITEMS_READ&session=false&state={Uri.EscapeDataString("\"><b>")}");
            return Task.CompletedTask;
        });
        _server.MapGet("/callback", context => context.Response.WriteAsync($"{context.Request.QueryString} cookie: {context.Request.Cookies["begun"]}"));
        await _server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _square.DisposeAsync();
    }
}
