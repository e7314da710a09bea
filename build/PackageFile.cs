namespace Graph.Build;

/// <summary>A file of the package.</summary>
/// <param name="Name">Its path in the package, with slashes.</param>
/// <param name="IsExecutable">Lambda starts it.</param>
internal sealed record PackageFile(string Name, ReadOnlyMemory<byte> Content, bool IsExecutable = false);
