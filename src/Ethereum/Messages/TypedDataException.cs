namespace Graph.Ethereum.Messages;

/// <summary>Typed data that is not what EIP-712 says. The message says what is wrong, and where.</summary>
public sealed class TypedDataException(string message) : Exception(message);
