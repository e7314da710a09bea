namespace Graph.Resolvers.Wallets;

/// <summary>Lets few in at once, and few wait.</summary>
internal sealed class BoundedTurn(int mostInside, int mostWaiting)
{
    private readonly SemaphoreSlim places = new(mostInside, mostInside);
    private int present;

    /// <summary>Nobody is inside or waits.</summary>
    public bool IsIdle => Volatile.Read(ref present) == 0;

    /// <summary>Whoever has entered leaves by <see cref="Leave"/>.</summary>
    /// <exception cref="GraphQL.Errors.GraphQLException">Too many wait already.</exception>
    public async ValueTask Enter(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref present) > mostInside + mostWaiting)
        {
            Interlocked.Decrement(ref present);
            throw Busy.Error();
        }
        try
        {
            await places.WaitAsync(cancellationToken);
        }
        catch // of whatever kind: who has not entered does not leave
        {
            Interlocked.Decrement(ref present);
            throw;
        }
    }

    public void Leave()
    {
        places.Release();
        Interlocked.Decrement(ref present);
    }
}
