namespace Graph.Operations.Migration;

/// <summary>The migration cannot go on. The message is one line that says what to do.</summary>
internal sealed class MigrationStoppedException(string message, Exception? cause = null) : Exception(message, cause);
