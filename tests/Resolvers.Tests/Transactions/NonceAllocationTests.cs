using Graph.Ethereum.Keystores;
using Graph.Resolvers.Transactions;
using Graph.Resolvers.Users;
using Graph.Resolvers.Wallets;

namespace Graph.Resolvers.Tests.Transactions;

public sealed class NonceAllocationTests
{
    private const long Head = 1_000;

    private static readonly ProcessingOptions s_options = new();

    [Fact]
    public void The_first_is_what_the_chain_says() => Assert.Equal(new NonceAllocation(0, 1, null), Allocate(next: null, mined: 0));

    [Fact]
    public void The_next_does_not_wait_for_the_chain() => Assert.Equal(new NonceAllocation(5, 6, null), Allocate(next: 5, mined: 2));

    [Fact]
    public void Those_that_were_used_elsewhere_are_skipped() =>
        Assert.Equal(new NonceAllocation(8, 9, new SkippedNonces(5, 8, Head)), Allocate(next: 5, mined: 8));

    [Fact]
    public void Skipped_ones_stay_skipped_while_the_chain_has_them() =>
        Assert.Equal(new NonceAllocation(9, 10, Skipped(5, 8)), Allocate(next: 9, mined: 8, Skipped(5, 8)));

    [Fact]
    public void Skipped_ones_that_the_chain_does_not_have_after_all_are_taken_one_by_one()
    {
        Assert.Equal(new NonceAllocation(6, 9, Skipped(7, 8)), Allocate(next: 9, mined: 6, Skipped(5, 8)));
        Assert.Equal(new NonceAllocation(7, 9, null), Allocate(next: 9, mined: 6, Skipped(7, 8)));
        Assert.Equal(new NonceAllocation(9, 10, null), Allocate(next: 9, mined: 6));
    }

    [Fact]
    public void A_node_that_lags_gives_no_skipped_nonce_away()
    {
        var skipped = new SkippedNonces(5, 8, Head - s_options.BlocksUntilReplaced + 1);

        Assert.Equal(new NonceAllocation(9, 10, skipped), Allocate(next: 9, mined: 6, skipped));
    }

    private static SkippedNonces Skipped(long first, long end) => new(first, end, Head - s_options.BlocksUntilReplaced);

    private static NonceAllocation Allocate(long? next, long mined, SkippedNonces? skipped = null) => NonceAllocation.Of(
        new Wallet(
            new UserId("ada"),
            "w-1",
            ChainShop.SomeAddress,
            "0x04",
            SampleTransaction.Submitted,
            new EncryptedKey(new ScryptParameters(1 << 10, 8, 1), [], [], []),
            PasswordTries.None,
            next,
            skipped),
        mined,
        Head,
        s_options);
}
