using System.Diagnostics;
using System.Text.Json.Nodes;
using Graph.LocalDev.Processes;
using Graph.Testing;
using Microsoft.Playwright;

namespace Graph.Browser;

/// <summary>The headless Chromium of the npm package <c>@sparticuz/chromium</c>; nothing is downloaded at run time. One for the tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Locate = """
        import('@sparticuz/chromium').then(async ({ default: chromium }) =>
          console.log(JSON.stringify({ path: await chromium.executablePath(), args: chromium.args })));
        """;

    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await NpmPackages.Restore();
        playwright = await Playwright.CreateAsync();
        var package = JsonNode.Parse(await RunNode(Locate))!;
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = (string?)package["path"],
            Args = [.. package["args"]!.AsArray().Select(argument => (string)argument!).Where(argument => !argument.StartsWith("--headless", StringComparison.Ordinal))],
            Headless = true,
        });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<string> RunNode(string script)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", script])
        {
            WorkingDirectory = Repository.PathOf("local"),
            RedirectStandardOutput = true,
        })!;
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return output;
    }
}
