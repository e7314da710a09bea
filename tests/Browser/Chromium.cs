using System.Diagnostics;
using System.Text.Json.Nodes;
using Graph.Testing;
using Microsoft.Playwright;

namespace Graph.Browser;

/// <summary>The headless Chromium of the npm package <c>@sparticuz/chromium</c>; nothing is downloaded at run time.</summary>
internal static class Chromium
{
    private const string Locate = """
        import('@sparticuz/chromium').then(async ({ default: chromium }) =>
          console.log(JSON.stringify({ path: await chromium.executablePath(), args: chromium.args })));
        """;

    public static async Task<IBrowser> Launch(IPlaywright playwright)
    {
        var package = JsonNode.Parse(await RunNode(Locate))!;
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = (string?)package["path"],
            Args = [.. package["args"]!.AsArray().Select(argument => (string)argument!).Where(argument => !argument.StartsWith("--headless", StringComparison.Ordinal))],
            Headless = true,
        });
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
