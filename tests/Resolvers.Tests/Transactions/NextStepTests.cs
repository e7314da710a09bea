using Graph.Ethereum.JsonRpc;
using Graph.Resolvers.Transactions;

namespace Graph.Resolvers.Tests.Transactions;

public sealed class NextStepTests
{
    private const int CancelRung = SampleTransaction.CancelRung;

    private static readonly DateTimeOffset s_submitted = SampleTransaction.Submitted;
    private static readonly DateTimeOffset s_soon = s_submitted.AddSeconds(2);
    private static readonly DateTimeOffset s_late = s_submitted.AddMinutes(5);
    private static readonly ProcessingOptions s_options = new() { Confirmations = 3 };

    private static readonly Transaction s_signed = SampleTransaction.Signed;

    private static readonly Transaction s_broadcast = s_signed with { Phase = TransactionPhase.Broadcast, RungSince = s_submitted };

    private static readonly Transaction s_timedOut = s_broadcast with { Status = TransactionStatus.Failed, Phase = TransactionPhase.TimedOut };

    private static readonly MinedRung s_mined = new(0, true, 100, "0xb100");

    private static readonly ChainView s_unknown = new(100, 7, 7, null, false);

    private static readonly ChainView s_pending = s_unknown with { IsPending = true };

    [Fact]
    public void What_no_node_has_is_sent() => Assert.Equal(new NextStep(s_signed, 0), Step(s_signed, s_unknown));

    [Fact]
    public void What_a_node_has_dropped_is_sent_again() => Assert.Equal(new NextStep(s_broadcast, 0), Step(s_broadcast, s_unknown));

    [Fact]
    public void What_a_node_has_is_waited_for() => Assert.Equal(new NextStep(s_broadcast), Step(s_broadcast, s_pending));

    [Fact]
    public void What_was_sent_before_a_crash_is_known_to_be_sent()
    {
        var step = Step(s_signed, s_pending);

        Assert.Equal(
            new NextStep(s_signed with { Phase = TransactionPhase.Broadcast, RungSince = s_soon, UpdatedAt = s_soon, Version = 2 }), step);
    }

    [Fact]
    public void What_is_stuck_is_sent_with_the_next_fee() =>
        Assert.Equal(new NextStep(s_broadcast, 1), Step(s_broadcast, s_pending, s_submitted + s_options.SpeedUpAfter));

    [Fact]
    public void What_is_stuck_with_the_highest_fee_is_waited_for()
    {
        var highest = s_broadcast with { Rung = CancelRung - 1 };

        Assert.Equal(new NextStep(highest), Step(highest, s_pending, s_submitted + s_options.SpeedUpAfter));
    }

    [Fact]
    public void In_a_block_that_others_may_replace_it_is_mined_only()
    {
        var step = Step(s_broadcast, s_pending with { Head = 101, Mined = s_mined });

        Assert.Equal(
            new NextStep(s_broadcast with { Phase = TransactionPhase.Mined, Mined = s_mined, UpdatedAt = s_soon, Version = 2 }), step);
    }

    [Fact]
    public void With_enough_blocks_on_top_it_has_succeeded()
    {
        var after = Step(s_broadcast, s_pending with { Head = 102, Mined = s_mined }).After;

        Assert.Equal(
            (TransactionStatus.Succeeded, TransactionPhase.Confirmed, "Transaction succeeded", false),
            (after.Status, after.Phase, after.Message, after.IsOpen));
    }

    [Fact]
    public void A_reverted_one_has_failed_for_good()
    {
        var after = Step(s_broadcast, s_pending with { Head = 102, Mined = s_mined with { Succeeded = false } }).After;

        Assert.Equal(
            (TransactionStatus.Failed, TransactionPhase.Confirmed, "Transaction failed", false),
            (after.Status, after.Phase, after.Message, after.IsOpen));
    }

    [Fact]
    public void A_block_that_has_gone_brings_it_back_to_be_sent_again()
    {
        var mined = s_broadcast with { Phase = TransactionPhase.Mined, Mined = s_mined };

        var back = s_broadcast with { RungSince = null, ReopenedAt = s_soon, UpdatedAt = s_soon, Version = 2 };
        Assert.Equal(new NextStep(back), Step(mined, s_unknown));
        Assert.Equal(new NextStep(back, 0), Step(back, s_unknown));
    }

    [Fact]
    public void One_whose_block_has_gone_after_five_minutes_has_five_more()
    {
        var gone = SampleTransaction.Submitted + TimeSpan.FromHours(1);
        var back = Step(s_broadcast with { Phase = TransactionPhase.Mined, Mined = s_mined }, s_unknown, gone).After;

        Assert.Equal(TransactionStatus.Enqueued, Step(back, s_unknown, gone + TimeSpan.FromMinutes(4)).After.Status);
        Assert.Equal(TransactionStatus.Failed, Step(back, s_unknown, gone + TimeSpan.FromMinutes(5)).After.Status);
    }

    [Fact]
    public void A_node_that_does_not_know_its_block_yet_is_waited_for()
    {
        var mined = s_broadcast with { Phase = TransactionPhase.Mined, Mined = s_mined };

        Assert.Equal(new NextStep(mined), Step(mined, s_unknown with { Head = 99 }, s_late));
    }

    [Fact]
    public void After_five_minutes_it_has_failed_and_stays_open()
    {
        var after = Step(s_broadcast, s_pending, s_late).After;

        Assert.Equal(
            (TransactionStatus.Failed, TransactionPhase.TimedOut, "Transaction timed out after 5 minutes", true),
            (after.Status, after.Phase, after.Message, after.IsOpen));
    }

    [Fact]
    public void What_has_timed_out_is_not_sent_again() => Assert.Equal(new NextStep(s_timedOut), Step(s_timedOut, s_unknown, s_late));

    [Fact]
    public void What_has_timed_out_and_is_mined_after_all_has_succeeded()
    {
        var after = Step(s_timedOut, s_pending with { Head = 102, Mined = s_mined }, s_late).After;

        Assert.Equal((TransactionStatus.Succeeded, "Transaction succeeded"), (after.Status, after.Message));
    }

    [Fact]
    public void What_is_in_a_block_at_the_deadline_does_not_time_out()
    {
        var mined = s_broadcast with { Phase = TransactionPhase.Mined, Mined = s_mined };

        Assert.Equal(new NextStep(mined), Step(mined, s_pending with { Head = 101, Mined = s_mined }, s_late));
    }

    [Fact]
    public void When_the_cancelling_one_is_mined_nothing_was_moved()
    {
        var cancelling = s_broadcast with { Rung = CancelRung };

        var after = Step(cancelling, s_pending with { Head = 102, Mined = s_mined with { Rung = CancelRung } }).After;

        Assert.Equal(
            (TransactionStatus.Failed, TransactionPhase.Replaced, "Transaction cancelled", false),
            (after.Status, after.Phase, after.Message, after.IsOpen));
    }

    [Fact]
    public void When_the_chain_takes_the_transfer_before_its_cancelling_one_it_has_succeeded()
    {
        var cancelling = s_broadcast with { Rung = CancelRung };

        Assert.Equal(TransactionStatus.Succeeded, Step(cancelling, s_pending with { Head = 102, Mined = s_mined }).After.Status);
    }

    [Fact]
    public void What_has_failed_is_cancelled_when_its_owner_says_so()
    {
        var cancelling = s_timedOut with { Rung = CancelRung, RungSince = null };

        Assert.Equal(new NextStep(cancelling, CancelRung), Step(cancelling, s_unknown, s_late));
    }

    [Fact]
    public void A_nonce_that_another_transaction_has_used_is_waited_for_until_it_is_settled()
    {
        Assert.Equal(new NextStep(s_broadcast), Step(s_broadcast, s_unknown with { Nonce = 8 }));

        var after = Step(s_broadcast, s_unknown with { Nonce = 8, SettledNonce = 8 }).After;

        Assert.Equal(
            (TransactionStatus.Failed, TransactionPhase.Replaced, "Transaction replaced", false),
            (after.Status, after.Phase, after.Message, after.IsOpen));
    }

    [Fact]
    public void What_is_settled_stays_as_it_is()
    {
        var settled = s_broadcast with { IsOpen = false, Status = TransactionStatus.Failed, Phase = TransactionPhase.Replaced };

        Assert.Equal(new NextStep(settled), Step(settled, s_pending with { Head = 102, Mined = s_mined }));
    }

    [Theory]
    [InlineData(SendOutcome.Accepted)]
    [InlineData(SendOutcome.AlreadyKnown)]
    public void A_node_that_has_it_now_has_it_be_it_again(SendOutcome outcome)
    {
        var after = NextStep.AfterSending(s_signed, 0, outcome, null, s_soon);

        Assert.Equal(
            s_signed with { Phase = TransactionPhase.Broadcast, RungSince = s_soon, UpdatedAt = s_soon, Version = 2 }, after);
    }

    [Theory]
    [InlineData(SendOutcome.Underpriced)]
    [InlineData(SendOutcome.FeeTooLow)]
    public void A_fee_that_is_too_low_is_followed_by_the_next(SendOutcome outcome)
    {
        var after = NextStep.AfterSending(s_signed, 0, outcome, null, s_soon);

        Assert.Equal(s_signed with { Rung = 1, UpdatedAt = s_soon, Version = 2 }, after);
    }

    [Fact]
    public void The_highest_fee_that_is_too_low_is_waited_with_and_never_becomes_the_cancelling_one()
    {
        var highest = s_signed with { Rung = CancelRung - 1 };

        Assert.Equal(highest, NextStep.AfterSending(highest, CancelRung - 1, SendOutcome.FeeTooLow, null, s_soon));
    }

    [Theory]
    [InlineData(SendOutcome.InsufficientFunds)]
    [InlineData(SendOutcome.NonceTooLow)]
    [InlineData(SendOutcome.Unknown)]
    public void An_answer_that_settles_nothing_changes_nothing(SendOutcome outcome) =>
        Assert.Equal(s_broadcast, NextStep.AfterSending(s_broadcast, 0, outcome, null, s_soon));

    [Fact]
    public void A_rung_that_no_node_takes_rejects_nothing_while_another_may_be_mined()
    {
        Assert.Equal(s_broadcast, NextStep.AfterSending(s_broadcast, 1, SendOutcome.Invalid, "gas limit", s_soon));
        Assert.Equal(s_signed with { Rung = 1 }, NextStep.AfterSending(s_signed with { Rung = 1 }, 1, SendOutcome.Invalid, "gas limit", s_soon));
    }

    [Fact]
    public void What_no_node_takes_has_failed_with_the_node_s_words()
    {
        var after = NextStep.AfterSending(s_signed, 0, SendOutcome.Invalid, "intrinsic gas too low", s_soon);

        Assert.Equal(
            (TransactionStatus.Failed, TransactionPhase.Rejected, "Transaction rejected: intrinsic gas too low", true),
            (after.Status, after.Phase, after.Message, after.IsOpen));
    }

    [Fact]
    public void One_that_had_succeeded_in_a_block_that_is_gone_is_on_its_way_again()
    {
        var settled = Step(s_broadcast, s_pending with { Head = 102, Mined = s_mined }).After;

        var open = NextStep.Reopened(settled, s_unknown with { Head = 103 }, s_late)!;

        Assert.Equal(
            (TransactionStatus.Enqueued, TransactionPhase.Broadcast, null, true, settled.Version + 1),
            (open.Status, open.Phase, open.Message, open.IsOpen, open.Version));
        Assert.Equal(new NextStep(open, 0), Step(open, s_unknown, s_late));
        Assert.Equal(TransactionPhase.TimedOut, Step(open, s_unknown, s_late + s_options.Deadline).After.Phase);
    }

    [Fact]
    public void One_that_had_failed_in_a_block_that_is_gone_stays_failed_and_can_be_cancelled()
    {
        var settled = Step(s_broadcast, s_pending with { Head = 102, Mined = s_mined with { Succeeded = false } }).After;

        var open = NextStep.Reopened(settled, s_unknown with { Head = 103 }, s_late)!;

        Assert.Equal((TransactionStatus.Failed, true, null), (open.Status, open.IsOpen, open.Mined));
        Assert.Null(Step(open, s_unknown, s_late).Send);
    }

    [Fact]
    public void What_is_settled_stays_settled_while_the_chain_has_its_nonce_or_the_node_lags()
    {
        var settled = Step(s_broadcast, s_pending with { Head = 102, Mined = s_mined }).After;

        Assert.Null(NextStep.Reopened(settled, s_unknown with { Nonce = 8 }, s_late));
        Assert.Null(NextStep.Reopened(settled, s_unknown with { Head = 99 }, s_late));
        Assert.Null(NextStep.Reopened(settled, s_pending with { Head = 103, Mined = s_mined }, s_late));
        Assert.Null(NextStep.Reopened(s_broadcast, s_unknown, s_late));
    }

    private static NextStep Step(Transaction transaction, ChainView chain, DateTimeOffset? now = null) =>
        NextStep.Of(transaction, chain, now ?? s_soon, s_options);
}
