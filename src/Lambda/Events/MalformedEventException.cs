namespace Graph.Lambda.Events;

/// <summary>A payload is not what it should be. The message says where, and nothing of what the payload holds.</summary>
public sealed class MalformedEventException(string message) : Exception(message);
