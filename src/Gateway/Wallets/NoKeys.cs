using Graph.GraphQL.Errors;
using Graph.Resolvers.Shared.Encryption;

namespace Graph.Gateway.Wallets;

/// <summary>No server key is configured, so nothing can be encrypted. Code <c>NOT_CONFIGURED</c>; what needs no key works.</summary>
internal sealed class NoKeys : IKeyService
{
    public ValueTask<DataKey> GenerateDataKey(string context, CancellationToken cancellationToken) => throw NotConfigured();

    public ValueTask<byte[]> Decrypt(ReadOnlyMemory<byte> blob, string context, CancellationToken cancellationToken) => throw NotConfigured();

    private static GraphQLException NotConfigured() => new(
        "Neither wallets nor Square are configured here: the operator sets Wallets:ServerKeys:<id> to 32 random bytes in base64.", "NOT_CONFIGURED");
}
