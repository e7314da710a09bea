using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Graph.LocalDev.Processes;

namespace Graph.LocalDev.Tests.Processes;

public sealed class FauxqsTests
{
    private static readonly string DotNet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    [Fact]
    public async Task Two_run_side_by_side_and_each_is_gone_once_disposed()
    {
        var first = await Fauxqs.Start();
        var second = await Fauxqs.Start();

        Assert.NotEqual(first.Endpoint, second.Endpoint);
        Assert.True(Listens(first.Endpoint));
        Assert.True(Listens(second.Endpoint));

        await first.DisposeAsync();
        await second.DisposeAsync();

        await UntilGone(first.Endpoint);
        await UntilGone(second.Endpoint);
    }

    [Fact]
    public async Task It_is_there_for_this_machine_only()
    {
        await using var fauxqs = await Fauxqs.Start();
        var others = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(address => address.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));

        Assert.All(others, address => Assert.False(Listens(new UriBuilder(fauxqs.Endpoint) { Host = $"{address}" }.Uri)));
    }

    /// <summary>Killed, not ended: SIGKILL leaves a program no chance to clean up.</summary>
    [Fact]
    public async Task It_is_gone_when_its_parent_was_killed()
    {
        var start = new ProcessStartInfo(DotNet, [typeof(FauxqsTests).Assembly.Location, "fauxqs"]) { RedirectStandardOutput = true };
        using var parent = Process.Start(start)!;
        Uri endpoint;
        try
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            var line = await parent.StandardOutput.ReadLineAsync(deadline.Token);
            while (line?.StartsWith("http://", StringComparison.Ordinal) == false)
                line = await parent.StandardOutput.ReadLineAsync(deadline.Token);
            endpoint = new Uri(line!);
            Assert.True(Listens(endpoint));
        }
        finally
        {
            parent.Kill();
        }

        await UntilGone(endpoint);
    }

    private static async Task UntilGone(Uri endpoint)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (Listens(endpoint))
            await looks.WaitForNextTickAsync(deadline.Token);
    }

    private static bool Listens(Uri endpoint)
    {
        try
        {
            using var client = new TcpClient(endpoint.Host, endpoint.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
