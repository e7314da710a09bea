using Graph.Resolvers.Shared.Encryption;
using Graph.Resolvers.Transactions;
using Graph.Resolvers.Users;
using Graph.Resolvers.Wallets;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Tests.Transactions;

internal static class SampleTransaction
{
    public const int CancelRung = 4;

    public static DateTimeOffset Submitted { get; } = new(2031, 5, 6, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Nonce 7 of a wallet, signed with four fees and a cancel, of which no node knows.</summary>
    public static Transaction Signed { get; } = new(
        new TransactionId("t-1"),
        new UserId("user-1"),
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0xde709f2102306220921060314715629080e2fb77",
        new TokenAmount(5, 18),
        Token: null,
        ChainId: 31337,
        Nonce: 7,
        TransactionStatus.Enqueued,
        TransactionPhase.Signed,
        Message: null,
        [.. Enumerable.Range(0, CancelRung + 1).Select(i => new Rung($"0x{i}", 100 + i, 10 + i))],
        FormerCancels: [],
        Rung: 0,
        RungSince: null,
        Mined: null,
        IsOpen: true,
        LookAgainAt: null,
        CreatedAt: Submitted,
        ReopenedAt: null,
        UpdatedAt: Submitted,
        Version: 1);

    /// <summary>Stores a transaction of which nothing was signed.</summary>
    public static async Task Put(this Shop shop, Transaction transaction) =>
        await shop.Services.GetRequiredService<TransactionStore>().Signed.Put(new SignedTransfer(transaction, new Envelope([0], [0])));
}
