using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;

namespace Graph.Resolvers.Shared;

/// <summary>One of several does something to an item, and keeps the others from it until it has ended, or the time has.</summary>
/// <param name="Holder">Tells it from all others.</param>
internal sealed record Lease(string Holder, DateTimeOffset Until)
{
    private const string HolderName = "leaseHolder";
    private const string UntilName = "leaseUntil";

    public static Lease New(DateTimeOffset until) => new(Guid.NewGuid().ToString("N"), until);

    /// <summary>Nobody has it, or not any more.</summary>
    public static Condition IsFree(DateTimeOffset now) =>
        Condition.NotExists(UntilName) | Condition.AtMost(UntilName, ItemValue.Timestamp(now));

    /// <summary>No other one has taken it since.</summary>
    public Condition IsHeld => Condition.Equal(HolderName, Holder);

    public Update TakenIn(Update update) => update.Set(HolderName, Holder).Set(UntilName, ItemValue.Timestamp(Until));

    public static Update EndedIn(Update update) => update.Remove(HolderName).Remove(UntilName);

    public static Lease? Read(ItemReader item) =>
        item.StringOrNull(HolderName) is { } holder ? new Lease(holder, item.Timestamp(UntilName)) : null;

    public static void Write(Lease? lease, ItemWriter item) => item.String(HolderName, lease?.Holder).Timestamp(UntilName, lease?.Until);
}
