using System.Diagnostics;

namespace Graph.Build;

/// <summary>Compiles the functions with the SDK.</summary>
internal static class Publish
{
    /// <exception cref="PackageException">It does not compile, or the compiler has something to say.</exception>
    public static async Task Run(PackageOptions options, bool isVerbose, CancellationToken cancellationToken)
    {
        // What an earlier one left would be packaged too.
        if (Directory.Exists(options.Published))
            Directory.Delete(options.Published, recursive: true);
        string[] arguments =
        [
            "publish", Path.Combine(options.Repository, "src", "Functions", "Functions.csproj"),
            "--configuration", "Release", "--runtime", options.RuntimeIdentifier, "--nologo", "--verbosity", isVerbose ? "minimal" : "quiet",
            "--output", options.Published, "--artifacts-path", options.Compiled, .. options.Properties,
        ];
        Console.WriteLine($"Compiling, which takes minutes: dotnet {string.Join(' ', arguments.Select(argument => Path.IsPathRooted(argument) ? Path.GetRelativePath(options.Repository, argument) : argument))}");
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = options.Repository, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            lines.Add(line);
            if (isVerbose || line.Contains("error", StringComparison.Ordinal) || line.Contains("warning", StringComparison.Ordinal))
                Console.WriteLine(line);
        }
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new PackageException(WhyNot(options, lines));
    }

    private static string WhyNot(PackageOptions options, List<string> output)
    {
        if (options.IsArm64 && output.Any(line => line.Contains("NU11", StringComparison.Ordinal)))
            return "The packages of the runtime for linux-arm64 do not restore from this feed: package for x86_64, or with --managed.";
        if (options.IsArm64 && options.Kind == PackageKind.Aot)
            return "A native program for arm64 has to be made on arm64, or with a linker and libraries for it.";
        return "The functions do not compile; see above.";
    }
}
