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
    private readonly Action<string>? line;
    private readonly Task<int> exit;

    private SupervisedProcess(Process process, Action<string>? line)
    {
        (this.process, this.line) = (process, line);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        exit = WaitForExit();
    }

    public bool HasExited => process.HasExited;

    /// <summary>Its exit code, once all that it wrote has been read; 1 when it was killed.</summary>
    public Task<int> Exit => exit;

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

    /// <param name="environment">Added to this process's own; null takes a variable away.</param>
    /// <param name="line">Given each line that it writes.</param>
    /// <exception cref="MissingToolException">Node.js is not installed.</exception>
    public static SupervisedProcess Start(
        string command,
        IEnumerable<string> arguments,
        string workingDirectory,
        IReadOnlyDictionary<string, string?>? environment = null,
        Action<string>? line = null)
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
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        return new SupervisedProcess(Process.Start(start)!, line);
    }

    /// <summary>Ends it and waits until it is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await exit;
        process.Dispose();
    }

    private async Task<int> WaitForExit()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private void Keep(string? text)
    {
        if (text is null)
            return;
        line?.Invoke(text);
        lock (output)
        {
            output.AppendLine(text);
            if (output.Length > MostOutputKept)
                output.Remove(0, output.Length - MostOutputKept);
        }
    }
}
