namespace Graph.Build;

/// <summary>How the functions are compiled; <c>GraphPackage</c> in src/Functions/Functions.csproj.</summary>
internal enum PackageKind
{
    /// <summary>For <c>provided.al2023</c>: with its runtime, trimmed, and compiled ahead as far as that goes.</summary>
    ReadyToRun,

    /// <summary>For <c>provided.al2023</c>: one native program.</summary>
    Aot,

    /// <summary>For Lambda's own <c>dotnet10</c>.</summary>
    Managed,
}
