using Graph.Ethereum.Keys;
using Graph.Ethereum.Messages;

namespace Graph.Resolvers.Tests.Wallets;

/// <summary>Who has signed; that this is found as ethers finds it, the tests of Ethereum show.</summary>
internal static class SignedMessages
{
    public static string? Recover(string message, string signature) =>
        Signature.TryParse(Convert.FromHexString(signature[2..]), out var read)
            ? read.Recover(PersonalMessage.Hash(message))?.ToString()
            : null;
}
