using System.Text.Json;
using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Transactions;

/// <summary>Reads and writes transactions.</summary>
public sealed partial class TransactionStore(Database database, ILogger<TransactionStore> logger)
{
    private readonly Table<Transaction> table = database.Table(TransactionsTable.Definition, TransactionItemMapping.Transaction);

    internal Table<SignedTransfer> Signed { get; } = database.Table(TransactionsTable.Definition, TransactionItemMapping.Signed);

    public ValueTask<Transaction?> Get(TransactionId id, CancellationToken cancellationToken) =>
        table.Get(id.Value, cancellationToken, consistent: true);

    /// <summary>As the table's stream has it.</summary>
    public Transaction FromJson(JsonElement image) => table.FromJson(image);

    /// <summary>A page of the user's transactions, newest first.</summary>
    /// <returns>Null when <paramref name="after"/> is no cursor of this list.</returns>
    public async ValueTask<Connection<Transaction>?> PageOfUser(UserId user, int first, string? after, CancellationToken cancellationToken)
    {
        var query = new Query(user.Value) { Index = TransactionsTable.ByUser, Descending = true, Limit = first };
        return table.TryContinue(query, after, out var continued)
            ? Connection<Transaction>.Of(await table.Query(continued, cancellationToken), after)
            : null;
    }

    /// <summary>All of the user's that can be read, newest first.</summary>
    public IAsyncEnumerable<Transaction> OfUser(UserId user, CancellationToken cancellationToken) =>
        table.All(new Query(user.Value) { Index = TransactionsTable.ByUser, Descending = true }, cancellationToken, LogMalformed);

    /// <summary>
    /// Those of the user that the chain has not settled and that can be read, by nonce. One that was stored a moment ago may be missing.
    /// </summary>
    /// <param name="before">Only those with smaller nonces; null for all.</param>
    public IAsyncEnumerable<Transaction> Open(UserId user, long? before, CancellationToken cancellationToken) => table.All(
        new Query(user.Value)
        {
            Index = TransactionsTable.Open,
            Sort = before is { } nonce ? SortCondition.LessThan(nonce) : null,
        },
        cancellationToken,
        LogMalformed);

    /// <summary>Everyone's that the chain has not settled and that can be read.</summary>
    public IAsyncEnumerable<Transaction> AllOpen(CancellationToken cancellationToken) =>
        table.All(new Scan { Index = TransactionsTable.Open }, cancellationToken, onMalformed: LogMalformed);

    /// <summary>Writes what has changed, unless another change came first.</summary>
    public async ValueTask<bool> Save(Transaction before, Transaction after, CancellationToken cancellationToken)
    {
        var written = await table.Update(before.Id.Value, UpdateTo(after), Condition.Equal("version", before.Version), cancellationToken);
        // This very change may be what is there: when an answer was lost and the request sent again.
        return written.Succeeded || written.Item is { } there && HasSameState(there, after);
    }

    private static Update UpdateTo(Transaction after)
    {
        var update = Update.Nothing
            .Set("status", TransactionItemMapping.Statuses.Of(after.Status))
            .Set("phase", TransactionItemMapping.Phases.Of(after.Phase))
            .SetOrRemove("message", Text(after.Message))
            .Set("rung", after.Rung)
            .SetOrRemove("rungSince", Time(after.RungSince))
            .SetOrRemove("openUserId", Text(after.IsOpen ? after.UserId.Value : null))
            .SetOrRemove("lookAgainAt", Time(after.LookAgainAt))
            .SetOrRemove("reopenedAt", Time(after.ReopenedAt))
            .Set("updatedAt", after.UpdatedAt)
            .Set("version", after.Version);
        return after.Mined is { } mined
            ? update.SetMap("mined", map => TransactionItemMapping.WriteMined(mined, map))
            : update.Remove("mined");
    }

    private static bool HasSameState(Transaction there, Transaction after) =>
        (there.Version, there.Status, there.Phase, there.Rung, there.Mined, there.IsOpen)
        == (after.Version, after.Status, after.Phase, after.Rung, after.Mined, after.IsOpen);

    private void LogMalformed(MalformedItemException malformed) => LogMalformed(malformed.Message);

    [LoggerMessage(LogLevel.Error, "A transaction cannot be read and is left out: {Reason}")]
    private partial void LogMalformed(string reason);

    private static ItemValue? Text(string? text) => text is null ? default(ItemValue?) : ItemValue.String(text);

    private static ItemValue? Time(DateTimeOffset? time) => time is { } moment ? ItemValue.Timestamp(moment) : default(ItemValue?);
}
