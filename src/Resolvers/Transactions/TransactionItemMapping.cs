using System.Globalization;
using Graph.DynamoDb.Items;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Shared.Encryption;
using Graph.Resolvers.Users;
using Graph.Resolvers.Wallets;

namespace Graph.Resolvers.Transactions;

/// <summary>A transaction as it is stored. Amounts and fees are text: they have more digits than DynamoDB's numbers.</summary>
internal static class TransactionItemMapping
{
    public static StoredNames<TransactionStatus> Statuses { get; } = new(TransactionStatusNames.Of);

    public static StoredNames<TransactionPhase> Phases { get; } = new(TransactionPhaseNames.Of);

    public static ItemMapping<Transaction> Transaction { get; } = new(Read, Write);

    /// <summary>With what was signed, for the few that send it.</summary>
    public static ItemMapping<SignedTransfer> Signed { get; } = new(
        item => new SignedTransfer(Read(item), new Envelope(item.Binary("signedKey"), item.Binary("signed"))),
        (transfer, item) =>
        {
            Write(transfer.Transaction, item);
            item.Binary("signedKey", transfer.Rungs.DataKey).Binary("signed", transfer.Rungs.Content);
        });

    private static Transaction Read(ItemReader item) => new(
        new TransactionId(item.String("id")),
        new UserId(item.String("userId")),
        item.String("from"),
        item.String("to"),
        new TokenAmount(item.Digits("units"), item.Int("decimals")),
        item.StringOrNull("token"),
        item.Long("chainId"),
        item.Long("nonce"),
        Statuses.Read(item.String("status"), TransactionStatus.Enqueued),
        Phases.Read(item.String("phase"), TransactionPhase.Signed),
        item.StringOrNull("message"),
        item.List("rungs", ReadRung),
        item.List("formerCancels", ReadRung),
        item.Int("rung"),
        item.TimestampOrNull("rungSince"),
        item.MapOrNull("mined") is { } mined ? ReadMined(mined) : null,
        item.Has("openUserId"),
        item.TimestampOrNull("lookAgainAt"),
        item.Timestamp("createdAt"),
        item.TimestampOrNull("reopenedAt"),
        item.Timestamp("updatedAt"),
        item.Int("version"));

    private static void Write(Transaction transaction, ItemWriter item)
    {
        item
            .String("id", transaction.Id.Value)
            .String("userId", transaction.UserId.Value)
            .String("openUserId", transaction.IsOpen ? transaction.UserId.Value : null)
            .String("from", transaction.From)
            .String("to", transaction.To)
            .String("units", transaction.Amount.Units)
            .Number("decimals", transaction.Amount.Decimals)
            .String("token", transaction.Token)
            .Number("chainId", transaction.ChainId)
            .Number("nonce", transaction.Nonce)
            .String("status", Statuses.Of(transaction.Status))
            .String("phase", Phases.Of(transaction.Phase))
            .String("message", transaction.Message)
            .List("rungs", transaction.Rungs, WriteRung)
            .List("formerCancels", transaction.FormerCancels, WriteRung)
            .Number("rung", transaction.Rung)
            .Timestamp("rungSince", transaction.RungSince)
            .Timestamp("lookAgainAt", transaction.LookAgainAt)
            .Timestamp("createdAt", transaction.CreatedAt)
            .Timestamp("reopenedAt", transaction.ReopenedAt)
            .Timestamp("updatedAt", transaction.UpdatedAt)
            .Number("version", transaction.Version);
        if (transaction.Mined is { } mined)
            item.Map("mined", map => WriteMined(mined, map));
    }

    public static void WriteMined(MinedRung mined, ItemWriter item) => item
        .Number("rung", mined.Rung)
        .Boolean("succeeded", mined.Succeeded)
        .Number("blockNumber", mined.BlockNumber)
        .String("blockHash", mined.BlockHash);

    private static MinedRung ReadMined(ItemReader item) =>
        new(item.Int("rung"), item.Boolean("succeeded"), item.Long("blockNumber"), item.String("blockHash"));

    private static Rung ReadRung(ItemReader item) =>
        new(item.String("hash"), item.Digits("maxFeePerGas"), item.Digits("maxPriorityFeePerGas"));

    public static void WriteRung(Rung rung, ItemWriter item) => item
        .String("hash", rung.Hash)
        .String("maxFeePerGas", rung.MaxFeePerGas.ToString(CultureInfo.InvariantCulture))
        .String("maxPriorityFeePerGas", rung.MaxPriorityFeePerGas.ToString(CultureInfo.InvariantCulture));
}
