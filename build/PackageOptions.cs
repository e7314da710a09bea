namespace Graph.Build;

/// <summary>What is made, for which processor.</summary>
/// <param name="Repository">The folder of the checkout.</param>
/// <param name="WithIde">Banana Cake Pop too.</param>
/// <param name="TrustedDocuments">A file of them, which is packed too; null for none.</param>
internal sealed record PackageOptions(string Repository, PackageKind Kind, bool IsArm64, bool WithIde, string? TrustedDocuments)
{
    public string RuntimeIdentifier => IsArm64 ? "linux-arm64" : "linux-x64";

    /// <summary>What is published and not yet packaged.</summary>
    public string Published => In("publish", $"{Name}-{RuntimeIdentifier}");

    /// <summary>What is compiled stays apart from what developers build, which has another runtime and framework.</summary>
    public string Compiled => In("build", $"{Name}-{RuntimeIdentifier}");

    public string Package => In("graph.zip");

    public string Symbols(string stamp) => In("symbols", $"{Name}-{RuntimeIdentifier}-{stamp}.zip");

    /// <summary>Properties of the build.</summary>
    public IEnumerable<string> Properties => Kind switch
    {
        PackageKind.Aot => ["-p:GraphPackage=aot"],
        PackageKind.Managed => ["-p:GraphPackage=managed"],
        _ => ["-p:GraphPackage=r2r"],
    };

    private string Name => Kind switch
    {
        PackageKind.Aot => "aot",
        PackageKind.Managed => "managed",
        _ => "r2r",
    };

    private string In(params string[] parts) => Path.Combine([Repository, "artifacts", .. parts]);
}
