using Graph.DynamoDb.Items;
using Graph.Ethereum.Keystores;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Wallets;

/// <summary>A wallet as it is stored.</summary>
internal static class WalletItemMapping
{
    private const string Scrypt = "scrypt";

    public static ItemMapping<Wallet> Wallet { get; } = new(Read, Write);

    private static Wallet Read(ItemReader item) => new(
        new UserId(item.String("userId")),
        item.String("id"),
        item.String("address"),
        item.String("publicKey"),
        item.Timestamp("createdAt"),
        ReadKey(item.Map("key")),
        new PasswordTries(item.IntOrNull("tries") ?? 0, item.TimestampOrNull("lockedUntil")),
        item.LongOrNull("nextNonce"),
        item.MapOrNull("skippedNonces")?.List("ranges", ReadRange) ?? []);

    private static void Write(Wallet wallet, ItemWriter item)
    {
        item
            .String("userId", wallet.UserId.Value)
            .String("id", wallet.Id)
            .String("address", wallet.Address)
            .String("publicKey", wallet.PublicKey)
            .Timestamp("createdAt", wallet.CreatedAt)
            .Map("key", key => WriteKey(wallet.Key, key))
            .Number("tries", wallet.Tries.Count)
            .Timestamp("lockedUntil", wallet.Tries.LockedUntil)
            .Number("nextNonce", wallet.NextNonce);
        if (wallet.Skipped.Count > 0)
            item.Map("skippedNonces", map => WriteSkipped(wallet.Skipped, map));
    }

    /// <summary>The first of all stands apart, for conditions.</summary>
    public static void WriteSkipped(IReadOnlyList<SkippedNonces> skipped, ItemWriter map) => map
        .Number("first", skipped[0].First)
        .List("ranges", skipped, WriteRange);

    private static SkippedNonces ReadRange(ItemReader range) => new(range.Long("first"), range.Long("end"), range.Long("block"));

    private static void WriteRange(SkippedNonces range, ItemWriter item) => item
        .Number("first", range.First)
        .Number("end", range.End)
        .Number("block", range.Block);

    private static EncryptedKey ReadKey(ItemReader key) => new(
        new ScryptParameters(key.Int("n"), key.Int("r"), key.Int("p")),
        key.Binary("salt"),
        key.Binary("dataKey"),
        key.Binary("content"));

    public static void WriteKey(EncryptedKey encrypted, ItemWriter key) => key
        .String("kdf", Scrypt)
        .Number("n", encrypted.Derivation.N)
        .Number("r", encrypted.Derivation.R)
        .Number("p", encrypted.Derivation.P)
        .Binary("salt", encrypted.Salt)
        .Binary("dataKey", encrypted.DataKey)
        .Binary("content", encrypted.Content);
}
