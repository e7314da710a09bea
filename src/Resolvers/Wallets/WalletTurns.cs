using Graph.Resolvers.Users;

namespace Graph.Resolvers.Wallets;

/// <summary>
/// One after another in this process for what one wallet does with its password: tries are counted before they are made, so that
/// many good ones at once would look like many bad ones; and nonces are given out one by one anyway.
/// </summary>
public sealed class WalletTurns(WalletOptions options)
{
    private readonly Dictionary<UserId, BoundedTurn> turns = [];

    /// <returns>To be disposed when the turn is over.</returns>
    public async ValueTask<IDisposable> Take(UserId user, CancellationToken cancellationToken)
    {
        Task entering;
        lock (turns)
        {
            if (!turns.TryGetValue(user, out var turn))
                turns.Add(user, turn = new BoundedTurn(1, options.MostWaiting));
            // Begun under the lock, so that a turn that someone is about to enter is not idle.
            entering = turn.Enter(cancellationToken).AsTask();
        }
        await entering;
        return new Turn(this, user);
    }

    private void Leave(UserId user)
    {
        lock (turns)
        {
            var turn = turns[user];
            turn.Leave();
            if (turn.IsIdle)
                turns.Remove(user);
        }
    }

    private sealed class Turn(WalletTurns turns, UserId user) : IDisposable
    {
        private bool isOver;

        public void Dispose()
        {
            if (isOver)
                return;
            isOver = true;
            turns.Leave(user);
        }
    }
}
