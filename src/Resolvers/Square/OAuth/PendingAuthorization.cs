using Graph.DynamoDb.Items;
using Graph.Resolvers.Shared.Encryption;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Square.OAuth;

/// <summary>An authorization that a user has begun and Square has not answered.</summary>
/// <param name="Account">What the user is called, for who is asked whether to connect a seller to them.</param>
/// <param name="Verifier">The code's verifier, sealed.</param>
/// <param name="ReturnTo">Where the browser goes at the end; null for a page that says how it went.</param>
/// <param name="ExpiresAt">Compared, as items may outlive their expiry for days.</param>
internal sealed record PendingAuthorization(
    string StateHash, UserId UserId, string Account, Envelope Verifier, string? ReturnTo, DateTimeOffset ExpiresAt)
{
    /// <summary>Who has taken it up; it is good for nobody else.</summary>
    public string? TakenBy { get; init; }

    public static ItemMapping<PendingAuthorization> Mapping { get; } = new(
        item => new PendingAuthorization(
            item.String("stateHash"),
            new UserId(item.String("userId")),
            item.String("account"),
            new Envelope(item.Binary("dataKey"), item.Binary("verifier")),
            item.StringOrNull("returnTo"),
            item.Timestamp("expiresAt"))
        {
            TakenBy = item.StringOrNull("takenBy"),
        },
        (pending, item) => item
            .String("stateHash", pending.StateHash)
            .String("userId", pending.UserId.Value)
            .String("account", pending.Account)
            .Binary("dataKey", pending.Verifier.DataKey)
            .Binary("verifier", pending.Verifier.Content)
            .String("returnTo", pending.ReturnTo)
            .Timestamp("expiresAt", pending.ExpiresAt)
            .EpochSeconds("ttl", pending.ExpiresAt));
}
