using System.Diagnostics;

namespace Graph.Build;

/// <summary>The checkout that is packaged.</summary>
internal static class Checkout
{
    /// <summary>The folder with <c>Graph.sln</c>, this one or above it.</summary>
    /// <exception cref="PackageException">There is none.</exception>
    public static string Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Graph.sln")))
                return folder.FullName;
        }
        throw new PackageException($"Run it in a checkout of the repository: no folder above {from} has Graph.sln.");
    }

    /// <summary>The commit in twelve digits, with <c>+changes</c> when there is more than it; without Git <c>unknown</c>.</summary>
    public static async Task<string> Stamp(string folder, CancellationToken cancellationToken)
    {
        try
        {
            return await Git(folder, ["describe", "--always", "--abbrev=12", "--exclude=*", "--dirty=+changes"], cancellationToken) ?? "unknown";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown";
        }
    }

    /// <returns>Null when it fails.</returns>
    private static async Task<string?> Git(string folder, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var git = Process.Start(start)!;
        var errors = git.StandardError.ReadToEndAsync(cancellationToken);
        var answer = await git.StandardOutput.ReadToEndAsync(cancellationToken);
        await errors;
        await git.WaitForExitAsync(cancellationToken);
        return git.ExitCode == 0 ? answer.Trim() : null;
    }
}
