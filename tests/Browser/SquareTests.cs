using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Graph.Browser;

/// <summary>A seller is connected in a browser, from our page to Square's and back.</summary>
[Collection(RunningSystem.Collection)]
public sealed class SquareTests(RunningSystem system) : IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.Launch(playwright);
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    [Fact]
    public async Task Who_approves_sees_the_page_of_success_and_has_the_seller_s_catalogue()
    {
        var (page, user) = (await NewPage(), "square-approves");
        await page.GotoAsync(await Start(user));
        await Expect(page, $"Your Square account will be connected to the account {user}@example.com ({user}).");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue to Square" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        await IsAt(page, "/auth/success?merchant_id=");
        await Expect(page, "Your Square account has been successfully connected.");
        Assert.DoesNotContain("EAAA", page.Url + await page.ContentAsync(), StringComparison.Ordinal);

        var answer = await system.Ask("{ squareConnection { merchantId } catalog(first: 3) { nodes { id } } }", await TokenOf(user));
        Assert.Contains((string)answer["data"]!["squareConnection"]!["merchantId"]!, page.Url, StringComparison.Ordinal);
        Assert.Equal(3, answer["data"]!["catalog"]!["nodes"]!.AsArray().Count);
    }

    [Fact]
    public async Task Who_denies_sees_the_page_of_errors_and_is_not_connected()
    {
        var (page, user) = (await NewPage(), "square-denies");
        await page.GotoAsync(await Start(user));
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue to Square" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Deny" }).ClickAsync();

        await IsAt(page, "/auth/error?error=access_denied");
        await Expect(page, "Your Square account has not been connected.");
        Assert.Null((await system.Ask("{ squareConnection { merchantId } }", await TokenOf(user)))["data"]!["squareConnection"]);
    }

    [Fact]
    public async Task A_state_that_was_used_is_refused_wherever_it_comes_again()
    {
        var page = await NewPage();
        var start = await Start("square-replays");
        var callback = "";
        page.Request += (_, request) => callback = request.Url.Contains("/api/auth/square/callback", StringComparison.Ordinal) ? request.Url : callback;
        await page.GotoAsync(start);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue to Square" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await IsAt(page, "/auth/success?");

        await page.GotoAsync(callback);
        await IsAt(page, "/auth/error?error=invalid_state");
        // Also with the cookie that it had: it was used.
        var state = System.Web.HttpUtility.ParseQueryString(new Uri(start).Query)["state"];
        var again = await page.Context.APIRequest.GetAsync(
            callback, new() { Headers = [new("Cookie", $"__Host-square-state={state}")], MaxRedirects = 0 });
        Assert.EndsWith("/auth/error?error=invalid_state", again.Headers["location"], StringComparison.Ordinal);
        Assert.StartsWith("__Host-square-state=; Max-Age=0;", again.Headers["set-cookie"], StringComparison.Ordinal);
        await page.GotoAsync(start);
        await Expect(page, "Error: invalid_state");
    }

    /// <summary>What another one has begun, and has had approved at Square, connects nobody in this browser.</summary>
    [Fact]
    public async Task A_foreign_state_is_refused_and_stays_good_for_who_has_begun_it()
    {
        var (attacker, victim) = (await NewPage(), await NewPage());
        await attacker.GotoAsync(await Start("square-attacker"));
        await attacker.GetByRole(AriaRole.Button, new() { Name = "Continue to Square" }).ClickAsync();
        var stolen = await ApproveAndStop(attacker);

        await victim.GotoAsync(stolen);
        await IsAt(victim, "/auth/error?error=invalid_state");

        await attacker.GotoAsync(stolen);
        await IsAt(attacker, "/auth/success?");
    }

    /// <summary>Another site's page could press the button for whoever looks at it.</summary>
    [Fact]
    public async Task The_button_works_on_our_page_alone()
    {
        var page = await NewPage();
        var start = new Uri(await Start("square-framed"));
        var state = System.Web.HttpUtility.ParseQueryString(start.Query)["state"];
        await page.RouteAsync("http://other.example/", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = $"""<form method="post" action="{start.GetLeftPart(UriPartial.Path)}"><input name="state" value="{state}"><button>Win</button></form>""",
        }));
        await page.GotoAsync("http://other.example/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Win" }).ClickAsync();

        await Expect(page, "Error: invalid_state");
        Assert.Empty(await page.Context.CookiesAsync());
    }

    [Theory]
    [InlineData("auth/success?merchant_id=")]
    [InlineData("auth/error?error=")]
    [InlineData("api/auth/square/callback?state=x&error=")]
    [InlineData("api/auth/square/connect?state=")]
    public async Task A_script_in_a_parameter_is_text(string path)
    {
        const string Script = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";
        var page = await NewPage();

        await page.GotoAsync(new Uri(system.Endpoint, $"/{path}{Uri.EscapeDataString(Script)}").AbsoluteUri);

        Assert.StartsWith("Authorization ", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("script, img").CountAsync());
        if (path.StartsWith("auth/", StringComparison.Ordinal))
            await Expect(page, Script);
    }

    /// <summary>Where Square sends the browser to, which does not go there.</summary>
    private static async Task<string> ApproveAndStop(IPage page)
    {
        var approve = page.GetByRole(AriaRole.Button, new() { Name = "Approve" });
        await approve.WaitForAsync();
        var fields = await page.EvaluateAsync<Dictionary<string, string>>("Object.fromEntries(new FormData(document.forms[0]))");
        var form = page.Context.APIRequest.CreateFormData().Set("decision", "approve");
        foreach (var (name, value) in fields)
            form.Set(name, value);
        var answer = await page.Context.APIRequest.PostAsync(new Uri(new Uri(page.Url), "/oauth2/authorize").AbsoluteUri, new() { Form = form, MaxRedirects = 0 });
        return answer.Headers["location"];
    }

    private async Task<IPage> NewPage()
    {
        // Each is a browser of its own, with its own cookies.
        var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Ide.PatienceInMilliseconds);
        return page;
    }

    private async Task<string> Start(string user)
    {
        var answer = await system.Ask("mutation { startSquareAuthorization { url userErrors { code } } }", await TokenOf(user));
        var url = answer["data"]?["startSquareAuthorization"]?["url"];
        Assert.True(url is not null, answer.ToJsonString());
        return (string)url!;
    }

    private Task<string> TokenOf(string user) => system.Token($"sub={user}&roles=user&email={user}@example.com");

    private static Task IsAt(IPage page, string path) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(path)), new() { Timeout = Ide.PatienceInMilliseconds });

    private static Task Expect(IPage page, string text) =>
        Assertions.Expect(page.Locator("body")).ToContainTextAsync(text, new() { Timeout = Ide.PatienceInMilliseconds });
}
