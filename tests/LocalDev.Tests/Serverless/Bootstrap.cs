using System.Diagnostics;
using System.Text.Json.Nodes;
using Graph.LocalDev.Lambda;
using Graph.LocalDev.Processes;
using Graph.Testing;
using Graph.Testing.Peers;

namespace Graph.LocalDev.Tests.Serverless;

/// <summary>A folder as it is deployed, with <c>bootstrap</c>.</summary>
internal sealed class Bootstrap : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bootstrap-");

    /// <summary>The program.</summary>
    public string Program => Path.Combine(folder.FullName, "bootstrap");

    /// <summary>Starts what was built for the tests by the machine's runtime.</summary>
    public static Bootstrap OfBuild()
    {
        var made = new Bootstrap();
        File.WriteAllText(made.Program, $"#!/bin/sh\nexec dotnet {Path.Combine(AppContext.BaseDirectory, "Graph.Functions.dll")}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(made.Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return made;
    }

    /// <summary>What is deployed for <c>provided.al2023</c>: with its runtime, trimmed and compiled ahead.</summary>
    public static async Task<Bootstrap> Publish()
    {
        var made = new Bootstrap();
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                "publish", Repository.PathOf("src/Functions"), "-c", "Release", "-r", "linux-x64", "-p:GraphPackage=r2r",
                "-o", made.folder.FullName, "-m:1", "--nologo", "-v:q",
            ])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, output);
        File.Move(Path.Combine(made.folder.FullName, "Graph.Functions"), made.Program);
        return made;
    }

    /// <summary>
    /// By @vercel/fun, an emulator of Lambda by others. It knows no deadline (each of its events says 5000, which was in 1970), and keeps
    /// one process a function. Takes <c>{"event":…}</c>, or <c>{"text":"…"}</c> that need not be JSON: <see cref="Peer.Ask"/>.
    /// </summary>
    public async Task<Peer> Run(string function, SeededSystem system)
    {
        var variables = new JsonObject();
        var all = LambdaSystem.VariablesOf(system.Gateway, system.DynamoDb, new Uri("http://127.0.0.1:1"))(function);
        // Those of AWS's are Lambda's to give.
        foreach (var (name, value) in all.Where(variable => !variable.Key.StartsWith("AWS_", StringComparison.Ordinal)))
            variables[name] = value;
        return Peer.Start(
            Tool.Node(), await NpmPackages.RestoreEmulators(),
            Repository.PathOf("tests/LocalDev.Tests/Peers/fun.mjs"), folder.FullName, function, variables.ToJsonString());
    }

    public void Dispose() => folder.Delete(recursive: true);
}
