namespace Graph.Build;

/// <summary>There is no package. The message says what to do.</summary>
internal sealed class PackageException(string message) : Exception(message);
