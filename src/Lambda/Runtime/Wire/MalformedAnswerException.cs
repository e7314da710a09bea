namespace Graph.Lambda.Runtime.Wire;

/// <summary>What came is no answer of HTTP/1.1, or more than is taken. The message says what, and quotes nothing.</summary>
internal sealed class MalformedAnswerException(string message) : Exception(message);
