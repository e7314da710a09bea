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
    public void The_first_is_what_the_chain_says() => Is(0, 1, [], Allocate(next: null, mined: 0));

    [Fact]
    public void The_next_does_not_wait_for_the_chain() => Is(5, 6, [], Allocate(next: 5, mined: 2));

    [Fact]
    public void Those_that_were_used_elsewhere_are_skipped() =>
        Is(8, 9, [new SkippedNonces(5, 8, Head)], Allocate(next: 5, mined: 8));

    [Fact]
    public void Skipped_ones_stay_skipped_while_the_chain_has_them() =>
        Is(9, 10, [Skipped(5, 8)], Allocate(next: 9, mined: 8, Skipped(5, 8)));

    [Fact]
    public void Skipped_ones_that_the_chain_does_not_have_after_all_are_taken_one_by_one()
    {
        Is(6, 9, [Skipped(7, 8)], Allocate(next: 9, mined: 6, Skipped(5, 8)));
        Is(7, 9, [], Allocate(next: 9, mined: 6, Skipped(7, 8)));
        Is(9, 10, [], Allocate(next: 9, mined: 6));
    }

    [Fact]
    public void Nonces_that_are_skipped_again_later_are_kept_apart_and_taken_by_rising_nonce()
    {
        Is(12, 13, [Skipped(5, 8), new SkippedNonces(10, 12, Head)], Allocate(next: 10, mined: 12, Skipped(5, 8)));
        Is(7, 13, [Skipped(10, 12)], Allocate(next: 13, mined: 7, Skipped(5, 8), Skipped(10, 12)));
        Is(10, 13, [Skipped(11, 12)], Allocate(next: 13, mined: 9, Skipped(5, 8), Skipped(10, 12)));
    }

    [Fact]
    public void Of_many_ranges_the_latest_are_kept()
    {
        var ranges = Enumerable.Range(0, 20).Select(i => Skipped(2 * i, 2 * i + 1)).ToArray();

        Is(60, 61, [.. ranges[1..], new SkippedNonces(50, 60, Head)], Allocate(next: 50, mined: 60, ranges));
    }

    [Fact]
    public void A_node_that_lags_gives_no_skipped_nonce_away()
    {
        var skipped = new SkippedNonces(5, 8, Head - s_options.BlocksUntilReplaced + 1);

        Is(9, 10, [skipped], Allocate(next: 9, mined: 6, skipped));
    }

    private static void Is(long nonce, long next, SkippedNonces[] skipped, NonceAllocation allocation)
    {
        Assert.Equal((nonce, next), (allocation.Nonce, allocation.Next));
        Assert.Equal(skipped, allocation.Skipped);
    }

    private static SkippedNonces Skipped(long first, long end) => new(first, end, Head - s_options.BlocksUntilReplaced);

    private static NonceAllocation Allocate(long? next, long mined, params SkippedNonces[] skipped) => NonceAllocation.Of(
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
