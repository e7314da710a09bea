using Graph.Ethereum.JsonRpc;
using Graph.GraphQL.Errors;

namespace Graph.Resolvers.Wallets;

/// <summary>No node of the chain answers; nothing was done. Code <c>CHAIN_UNAVAILABLE</c>.</summary>
internal static class ChainUnavailable
{
    private const string Code = "CHAIN_UNAVAILABLE";

    /// <exception cref="GraphQLException">No node has answered.</exception>
    public static async ValueTask Translate(ValueTask asking)
    {
        try
        {
            await asking;
        }
        catch (EthereumUnavailableException)
        {
            throw Error();
        }
    }

    /// <exception cref="GraphQLException">The node has refused what every node answers, as one that is behind or busy does.</exception>
    public static T Read<T>(RpcRequest<T> request) => request.Refusal is null ? request.Result : throw Error();

    private static GraphQLException Error() => new("No node of the chain answers now; nothing was done, ask again in a moment.", Code);
}
