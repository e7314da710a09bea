namespace Graph.Ethereum.Keystores;

public enum KeystoreFailure
{
    /// <summary>The file or phrase is not what it should be, whatever the password.</summary>
    Malformed,

    /// <summary>A well-formed file that asks for another cipher or function, or for more work or memory than is given.</summary>
    UnsupportedParameters,

    /// <summary>The password does not open the file, or the file was damaged: the check does not tell one from the other.</summary>
    WrongPassword,

    /// <summary>The password is too long or no Unicode text.</summary>
    UnusablePassword,

    /// <summary>The password has to be normalised (NFKC) first, which is not possible here.</summary>
    PasswordNotNormalisable,

    /// <summary>The file was opened, but holds the key of another address than it says.</summary>
    AddressMismatch,
}
