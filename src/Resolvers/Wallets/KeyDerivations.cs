namespace Graph.Resolvers.Wallets;

/// <summary>
/// Where passwords become keys: in the thread pool and few at once, for each takes a processor for long, and the requests that
/// need no password go on meanwhile.
/// </summary>
public sealed class KeyDerivations(WalletOptions options)
{
    private readonly BoundedTurn own = new(options.MostDerivations, options.MostWaiting);
    private readonly BoundedTurn foreign = new(1, options.MostWaiting);

    /// <exception cref="GraphQL.Errors.GraphQLException">Code <c>BUSY</c>: too many wait already.</exception>
    public ValueTask<T> Run<T>(Func<T> derive, CancellationToken cancellationToken) => Run(own, derive, cancellationToken);

    /// <summary>
    /// With parameters that somebody else has chosen, which may take a hundred times as long: one at once, so that nobody who has a
    /// wallet waits for it.
    /// </summary>
    /// <inheritdoc cref="Run{T}(Func{T}, CancellationToken)"/>
    public ValueTask<T> RunForeign<T>(Func<T> derive, CancellationToken cancellationToken) => Run(foreign, derive, cancellationToken);

    private static async ValueTask<T> Run<T>(BoundedTurn turn, Func<T> derive, CancellationToken cancellationToken)
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
