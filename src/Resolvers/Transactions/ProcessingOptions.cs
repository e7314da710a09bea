namespace Graph.Resolvers.Transactions;

/// <summary>How long things are waited for on the way of a transaction.</summary>
public sealed class ProcessingOptions
{
    /// <summary>How many blocks, its own included, have to hold a transaction until it is settled.</summary>
    public int Confirmations { get; init; } = 1;

    /// <summary>
    /// How many blocks have to hold another transaction of the nonce, at least, until a transaction is held for replaced: a node that
    /// lags behind the others may not know its receipt yet.
    /// </summary>
    public int BlocksUntilReplaced { get; init; } = 12;

    /// <summary>From the submission on; what is in no block by then has failed, until it is mined after all.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a node may have a transaction without mining it, until it is sent with the next higher fee.</summary>
    public TimeSpan SpeedUpAfter { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long one message may be worked on; what is unfinished then the sweeper goes on with.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Between two looks at the chain while one is waited for.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc cref="FirstPause"/>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(2);
}
