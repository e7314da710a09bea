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
        item.MapOrNull("skippedNonces") is { } skipped
            ? new SkippedNonces(skipped.Long("first"), skipped.Long("end"), skipped.Long("block"))
            : null);

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
        if (wallet.Skipped is { } skipped)
            item.Map("skippedNonces", map => WriteSkipped(skipped, map));
    }

    public static void WriteSkipped(SkippedNonces skipped, ItemWriter map) => map
        .Number("first", skipped.First)
        .Number("end", skipped.End)
        .Number("block", skipped.Block);

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
