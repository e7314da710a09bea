namespace Graph.Resolvers.Wallets;

/// <summary>
/// How many passwords in a row did not open a wallet, and until when no other is tried. Counted before a try and cleared by a
/// success, so that a try that is cut off counts too.
/// </summary>
public sealed record PasswordTries(int Count, DateTimeOffset? LockedUntil)
{
    /// <summary>So many may be wrong without a wait.</summary>
    private const int Free = 4;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public static PasswordTries None { get; } = new(0, null);

    public bool IsLocked(DateTimeOffset now) => now < LockedUntil;

    /// <summary>One try more: from the fifth in a row on there is a wait, twice as long with each, to an hour.</summary>
    public PasswordTries Next(DateTimeOffset now)
    {
        var count = Count + 1;
        if (count <= Free)
            return new PasswordTries(count, null);
        var doublings = Math.Min(count - Free - 1, 20);
        var wait = TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << doublings, LongestWait.Ticks));
        return new PasswordTries(count, now + wait);
    }
}
