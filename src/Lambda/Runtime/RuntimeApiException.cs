namespace Graph.Lambda.Runtime;

/// <summary>
/// The Runtime API is gone, answers what nobody can read, or says that the environment is broken. There is nothing more to do
/// for this process than to end, with an exit code that is not zero.
/// </summary>
public sealed class RuntimeApiException(string message, Exception? cause = null) : Exception(message, cause);
