namespace Graph.LocalDev.Processes;

/// <summary>Finds programs as the shell would.</summary>
internal static class Tool
{
    public static string Node() => OnPath("node") ?? throw MissingToolException.Node();

    public static string Npm() => OnPath("npm") ?? throw MissingToolException.Node();

    /// <summary>The Java of <c>JAVA_HOME</c>, else the one on the PATH.</summary>
    public static string Java() =>
        In(Path.Combine(Environment.GetEnvironmentVariable("JAVA_HOME") ?? "", "bin"), "java")
        ?? OnPath("java")
        ?? throw MissingToolException.Java();

    internal static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => In(folder, name))
            .FirstOrDefault(file => file is not null);

    private static string? In(string folder, string name)
    {
        string[] suffixes = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        return suffixes.Select(suffix => Path.Combine(folder, name + suffix)).FirstOrDefault(File.Exists);
    }
}
