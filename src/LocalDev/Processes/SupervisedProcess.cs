using System.Diagnostics;
using System.Text;

namespace Graph.LocalDev.Processes;

/// <summary>
/// A child that ends with this process, even when this process is killed: <c>local/supervise.mjs</c> stands between and
/// watches the pipe that only this process holds.
/// </summary>
public sealed class SupervisedProcess : IAsyncDisposable
{
    private const int MostOutputKept = 16_384;

    private readonly Process process;
    private readonly StringBuilder output = new();

    private SupervisedProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasExited => process.HasExited;

    /// <summary>What it wrote last, for error messages.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    internal int SupervisorId => process.Id;

    /// <exception cref="MissingToolException">Node.js is not installed.</exception>
    public static SupervisedProcess Start(string command, IEnumerable<string> arguments, string workingDirectory)
    {
        var script = Path.Combine(LocalFolder.Path, "supervise.mjs");
        var start = new ProcessStartInfo(Tool.Node(), [script, command, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        return new SupervisedProcess(Process.Start(start)!);
    }

    /// <summary>Ends it and waits until it is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (output)
        {
            output.AppendLine(line);
            if (output.Length > MostOutputKept)
                output.Remove(0, output.Length - MostOutputKept);
        }
    }
}
