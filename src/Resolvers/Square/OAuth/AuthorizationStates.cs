using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Shared.Encryption;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Square.OAuth;

/// <summary>Begins authorizations and takes them up again when Square answers: each once, and not later than its time.</summary>
public sealed class AuthorizationStates(Database database, IKeyService keys, TimeProvider time)
{
    private const int StateBytes = 32;
    private const int LongestState = 1_024;

    private static readonly TimeSpan s_lasts = TimeSpan.FromMinutes(10);

    private readonly Table<PendingAuthorization> table = database.Table(SquareStatesTable.Definition, PendingAuthorization.Mapping);

    /// <param name="account">What the user is called.</param>
    /// <returns>The state, which nobody can guess.</returns>
    internal async ValueTask<(Secret State, DateTimeOffset ExpiresAt)> Begin(
        UserId user, string account, string? returnTo, CancellationToken cancellationToken)
    {
        var state = new Secret(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(StateBytes)));
        var hash = HashOf(state.Reveal());
        var verifier = await Envelope.Seal(
            keys, ContextOf(hash), Encoding.ASCII.GetBytes(Pkce.NewVerifier().Reveal()), Owner(hash, user), cancellationToken);
        var pending = new PendingAuthorization(hash, user, account, verifier, returnTo, time.GetUtcNow() + s_lasts);
        await table.Put(pending, cancellationToken: cancellationToken);
        return (state, pending.ExpiresAt);
    }

    /// <summary>What it was begun for, as long as it has not ended.</summary>
    internal async ValueTask<PendingAuthorization?> Find(string? state, CancellationToken cancellationToken) =>
        IsState(state)
        && await table.Get(HashOf(state), cancellationToken, consistent: true) is { TakenBy: null } pending
        && pending.ExpiresAt > time.GetUtcNow()
            ? pending
            : null;

    /// <summary>Ends it, whatever comes of it: of several who have the state, one gets it.</summary>
    /// <returns>Null when there is none, it was taken before, or its time is over.</returns>
    internal async ValueTask<PendingAuthorization?> Take(string? state, CancellationToken cancellationToken)
    {
        if (!IsState(state))
            return null;
        var taker = Guid.NewGuid().ToString("N");
        var isInTime = Condition.GreaterThan("expiresAt", ItemValue.Timestamp(time.GetUtcNow()));
        var taken = await table.Update(
            HashOf(state), Update.Nothing.Set("takenBy", taker), isInTime & Condition.NotExists("takenBy"), cancellationToken);
        // The one in the way can be this very one, when an answer was lost and the request sent again.
        return taken.Item is { } pending && pending.TakenBy == taker ? pending : null;
    }

    internal async ValueTask<Secret> VerifierOf(PendingAuthorization pending, CancellationToken cancellationToken) => new(Encoding.ASCII.GetString(
        await pending.Verifier.Open(keys, ContextOf(pending.StateHash), Owner(pending.StateHash, pending.UserId), cancellationToken)));

    /// <summary>Longer ones are none of ours.</summary>
    private static bool IsState([NotNullWhen(true)] string? state) => state is { Length: > 0 and <= LongestState };

    private static string HashOf(string state) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(state)));

    private static string ContextOf(string hash) => $"square-state:{hash}";

    private static byte[] Owner(string hash, UserId user) => AssociatedData.Of("square state 1", hash, user.Value);
}
