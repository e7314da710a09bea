namespace Graph.Resolvers.Wallets;

/// <summary>
/// Where passwords become keys: in the thread pool and few at once, for each takes a processor for long, and the requests that
/// need no password go on meanwhile.
/// </summary>
public sealed class KeyDerivations(WalletOptions options)
{
    private readonly BoundedTurn turn = new(options.MostDerivations, options.MostWaiting);

    /// <exception cref="GraphQL.Errors.GraphQLException">Code <c>BUSY</c>: too many wait already.</exception>
    public async ValueTask<T> Run<T>(Func<T> derive, CancellationToken cancellationToken)
    {
        await turn.Enter(cancellationToken);
        try
        {
            return await Task.Run(derive, cancellationToken);
        }
        finally
        {
            turn.Leave();
        }
    }
}
