namespace Graph.Ethereum.Keystores;

/// <summary>Why a key at rest was not opened or written. The text is for the user and never has a secret in it.</summary>
public sealed class KeystoreException(KeystoreFailure reason, string message) : Exception(message)
{
    public KeystoreFailure Reason { get; } = reason;
}
