using System.Buffers.Text;
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
    private static readonly TimeSpan s_lasts = TimeSpan.FromMinutes(10);

    private readonly Table<PendingAuthorization> table = database.Table(SquareStatesTable.Definition, PendingAuthorization.Mapping);

    /// <returns>The state, which nobody can guess, and the code's verifier.</returns>
    internal async ValueTask<(Secret State, Secret Verifier)> Begin(UserId user, string? returnTo, CancellationToken cancellationToken)
    {
        var state = new Secret(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(StateBytes)));
        var (hash, verifier) = (HashOf(state.Reveal()), Pkce.NewVerifier());
        var envelope = await Envelope.Seal(
            keys, ContextOf(hash), Encoding.ASCII.GetBytes(verifier.Reveal()), Owner(hash, user), cancellationToken);
        await table.Put(
            new PendingAuthorization(hash, user, envelope, returnTo, time.GetUtcNow() + s_lasts), cancellationToken: cancellationToken);
        return (state, verifier);
    }

    /// <summary>What it was begun for, as long as it has not ended.</summary>
    internal async ValueTask<PendingAuthorization?> Find(string state, CancellationToken cancellationToken) =>
        await table.Get(HashOf(state), cancellationToken, consistent: true) is { TakenBy: null } pending
            && pending.ExpiresAt > time.GetUtcNow()
            ? pending
            : null;

    /// <summary>Ends it, whatever comes of it: of several who have the state, one gets it.</summary>
    /// <returns>Null when there is none, it was taken before, or its time is over.</returns>
    internal async ValueTask<(PendingAuthorization Pending, Secret Verifier)?> Take(string state, CancellationToken cancellationToken)
    {
        var taker = Guid.NewGuid().ToString("N");
        var isInTime = Condition.GreaterThan("expiresAt", ItemValue.Timestamp(time.GetUtcNow()));
        var taken = await table.Update(
            HashOf(state), Update.Nothing.Set("takenBy", taker), isInTime & Condition.NotExists("takenBy"), cancellationToken);
        // The one in the way can be this very one, when an answer was lost and the request sent again.
        if (taken.Item is not { } pending || pending.TakenBy != taker)
            return null;
        var verifier = await pending.Verifier.Open(
            keys, ContextOf(pending.StateHash), Owner(pending.StateHash, pending.UserId), cancellationToken);
        return (pending, new Secret(Encoding.ASCII.GetString(verifier)));
    }

    private static string HashOf(string state) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(state)));

    private static string ContextOf(string hash) => $"square-state:{hash}";

    private static byte[] Owner(string hash, UserId user) => AssociatedData.Of("square state 1", hash, user.Value);
}
