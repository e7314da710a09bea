namespace Graph.LocalDev.Processes;

/// <summary>A program that must be installed first is not there. The message is one line that says what to install.</summary>
public sealed class MissingToolException(string message) : Exception(message)
{
    internal static MissingToolException Node() =>
        new("Node.js with npm was not found: install Node.js 20 or later (https://nodejs.org), with `npm` on the PATH.");

    internal static MissingToolException Java() =>
        new("Java was not found: install Java 17 or later (such as https://adoptium.net), with `java` on the PATH.");

    internal static MissingToolException NewerJava() =>
        new("The Java found is too old for DynamoDB Local: install Java 17 or later (such as https://adoptium.net).");
}
