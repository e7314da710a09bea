using System.Diagnostics;
using System.Text.Json.Nodes;
using Graph.LocalDev.Processes;
using Xunit;

namespace Graph.Testing.Peers;

/// <summary>
/// A program that answers a JSON object a line with a JSON object a line. It ends when its input does, so it dies with
/// this process.
/// </summary>
public sealed class Peer : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Peer(Process process) => _process = process;

    /// <summary>A script of this repository, by its path, with the packages of local/.</summary>
    public static async Task<Peer> StartNode(string script, params string[] arguments)
    {
        await NpmPackages.Restore();
        return Start("node", Repository.PathOf("local"), [Repository.PathOf(script), .. arguments]);
    }

    public static Peer Start(string command, string workingDirectory, params IEnumerable<string> arguments) => new(
        Process.Start(new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);

    public async Task<JsonObject> Ask(JsonObject request)
    {
        await _process.StandardInput.WriteLineAsync(request.ToJsonString());
        await _process.StandardInput.FlushAsync();
        return await Read();
    }

    /// <summary>The next object that it writes by itself.</summary>
    public async Task<JsonObject> Read()
    {
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(s_patience);
        return line is null
            ? throw new InvalidOperationException($"The peer ended: {await _process.StandardError.ReadToEndAsync()}")
            : JsonNode.Parse(line)!.AsObject();
    }

    /// <summary>Every line until the program ends by itself, which must be without an error.</summary>
    public async Task<IReadOnlyList<JsonObject>> ReadToEnd()
    {
        _process.StandardInput.Close();
        var output = _process.StandardOutput.ReadToEndAsync();
        var error = _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        Assert.True(_process.ExitCode == 0, await error);
        return [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
