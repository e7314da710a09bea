using System.Diagnostics;
using System.Security.Cryptography;

namespace Graph.LocalDev.Processes;

/// <summary>
/// The npm packages of <c>local/</c>, and apart from them those of <c>local/emulators/</c>. Restored by <c>npm ci</c> when they
/// are missing or the lock changed; processes that ask at the same time wait for the one that restores.
/// </summary>
public static class NpmPackages
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    /// <summary>Gives the folder <c>local/node_modules</c>, restored.</summary>
    /// <exception cref="MissingToolException">Node.js or npm is not installed.</exception>
    public static Task<string> Restore(CancellationToken cancellationToken = default) =>
        RestoreIn(LocalFolder.Path, cancellationToken);

    /// <summary>Gives the folder <c>local/emulators</c>, whose packages are large and few need: it takes a minute.</summary>
    /// <exception cref="MissingToolException">Node.js or npm is not installed.</exception>
    public static async Task<string> RestoreEmulators(CancellationToken cancellationToken = default)
    {
        var folder = Path.Combine(LocalFolder.Path, "emulators");
        await RestoreIn(folder, cancellationToken);
        return folder;
    }

    internal static async Task<string> RestoreIn(string folder, CancellationToken cancellationToken)
    {
        var modules = Path.Combine(folder, "node_modules");
        if (await IsCurrent(folder, cancellationToken))
            return modules;
        var npm = Tool.Npm();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        await using var turn = await TakeTurn(Path.Combine(folder, ".restore.lock"), deadline.Token);
        if (await IsCurrent(folder, deadline.Token))
            return modules;
        Console.WriteLine($"Restoring the npm packages of {folder} (once) …");
        await RunNpm(npm, folder, deadline.Token);
        await File.WriteAllTextAsync(Stamp(folder), await Fingerprint(folder, deadline.Token), deadline.Token);
        return modules;
    }

    /// <summary>In node_modules, so that deleting that folder deletes the stamp too.</summary>
    private static string Stamp(string folder) => Path.Combine(folder, "node_modules", ".restored");

    private static async Task<bool> IsCurrent(string folder, CancellationToken cancellationToken)
    {
        var stamp = Stamp(folder);
        return File.Exists(stamp)
            && await File.ReadAllTextAsync(stamp, cancellationToken) == await Fingerprint(folder, cancellationToken);
    }

    private static async Task<string> Fingerprint(string folder, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json"), cancellationToken);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>An open file that nobody else may open. The system lets go of it when its process ends, however it ends.</summary>
    private static async Task<FileStream> TakeTurn(string file, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(BetweenTries, cancellationToken);
            }
        }
    }

    private static async Task RunNpm(string npm, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(npm, ["ci", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"`npm ci` in {folder} failed:\n{await output}{await errors}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
