using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Square.OAuth;

/// <summary>
/// Codes that apps are opened with after a seller has connected. Any page can open an app with any URL: the code shows that it was this server, and
/// is good once, soon, and for the user who has begun it.
/// </summary>
public sealed class AuthorizationCodes(Database database, TimeProvider time)
{
    private const int CodeBytes = 32;
    private const int LongestCode = 1_024;
    private static readonly TimeSpan s_lasts = TimeSpan.FromMinutes(5);

    private readonly Table<ConnectedCode> table = database.Table(SquareStatesTable.Definition, ConnectedCode.Mapping);

    internal async ValueTask<Secret> New(UserId user, string merchantId, CancellationToken cancellationToken)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(CodeBytes));
        await table.Put(new ConnectedCode(HashOf(code), user, merchantId, time.GetUtcNow() + s_lasts), cancellationToken: cancellationToken);
        return new Secret(code);
    }

    /// <returns>The merchant's id; null when the code is none, was used before, is too old, or is another user's.</returns>
    internal async ValueTask<string?> Redeem(Secret code, UserId user, CancellationToken cancellationToken)
    {
        if (code.Reveal() is not { Length: > 0 and <= LongestCode } text)
            return null;
        var taker = Guid.NewGuid().ToString("N");
        var isGood = Condition.GreaterThan("expiresAt", ItemValue.Timestamp(time.GetUtcNow()))
            & Condition.Equal("userId", user.Value)
            & Condition.NotExists("takenBy");
        var taken = await table.Update(HashOf(text), Update.Nothing.Set("takenBy", taker), isGood, cancellationToken);
        // The one in the way can be this very one, when an answer was lost and the request sent again.
        return taken.Item is { } connected && connected.TakenBy == taker ? connected.MerchantId : null;
    }

    /// <summary>Apart from those of states, which are in the same table.</summary>
    private static string HashOf(string code) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"code:{code}")));

    private sealed record ConnectedCode(string CodeHash, UserId UserId, string MerchantId, DateTimeOffset ExpiresAt, string? TakenBy = null)
    {
        public static ItemMapping<ConnectedCode> Mapping { get; } = new(
            item => new ConnectedCode(
                item.String("stateHash"),
                new UserId(item.String("userId")),
                item.String("merchantId"),
                item.Timestamp("expiresAt"),
                item.StringOrNull("takenBy")),
            (connected, item) => item
                .String("stateHash", connected.CodeHash)
                .String("userId", connected.UserId.Value)
                .String("merchantId", connected.MerchantId)
                .Timestamp("expiresAt", connected.ExpiresAt)
                .EpochSeconds("ttl", connected.ExpiresAt));
    }
}
