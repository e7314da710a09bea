using Graph.Ethereum.JsonRpc;

namespace Graph.Ethereum.Tests.JsonRpc;

public sealed class SendAnswerTests
{
    /// <summary>The words of the nodes' sources, and of anvil's, with numbers where they have some.</summary>
    [Theory]
    [InlineData("anvil", "transaction already imported", SendOutcome.AlreadyKnown)]
    [InlineData("geth", "already known", SendOutcome.AlreadyKnown)]
    [InlineData("erigon 2", "INTERNAL_ERROR: existing tx with same hash", SendOutcome.AlreadyKnown)]
    [InlineData("erigon", "INTERNAL_ERROR: existing txn with same hash", SendOutcome.AlreadyKnown)]
    [InlineData("nethermind", "AlreadyKnown", SendOutcome.AlreadyKnown)]
    [InlineData("besu", "Known transaction", SendOutcome.AlreadyKnown)]
    [InlineData("reth", "already known", SendOutcome.AlreadyKnown)]
    [InlineData("geth", "nonce too low: next nonce 5, tx nonce 4", SendOutcome.NonceTooLow)]
    [InlineData("nethermind", "OldNonce, Current nonce: 5, nonce of rejected tx: 4", SendOutcome.NonceTooLow)]
    [InlineData("besu", "Nonce too low", SendOutcome.NonceTooLow)]
    [InlineData("reth", "nonce too low: next nonce 5, tx nonce 4", SendOutcome.NonceTooLow)]
    [InlineData("geth", "replacement transaction underpriced", SendOutcome.Underpriced)]
    [InlineData("erigon", "INTERNAL_ERROR: could not replace existing tx", SendOutcome.Underpriced)]
    [InlineData("nethermind", "ReplacementNotAllowed", SendOutcome.Underpriced)]
    [InlineData("besu", "Replacement transaction underpriced", SendOutcome.Underpriced)]
    [InlineData("geth", "max fee per gas less than block base fee: address 0x5aAe, maxFeePerGas: 1, baseFee: 7", SendOutcome.FeeTooLow)]
    [InlineData("geth", "transaction underpriced: gas tip cap 0, minimum needed 1", SendOutcome.FeeTooLow)]
    [InlineData("erigon", "underpriced", SendOutcome.FeeTooLow)]
    [InlineData("erigon", "fee too low", SendOutcome.FeeTooLow)]
    [InlineData("nethermind", "FeeTooLow, MaxFeePerGas too low. MaxFeePerGas: 1, BaseFee: 7, MaxPriorityFeePerGas:0", SendOutcome.FeeTooLow)]
    [InlineData("nethermind", "FeeTooLowToCompete", SendOutcome.FeeTooLow)]
    [InlineData("besu", "Gas price below current base fee", SendOutcome.FeeTooLow)]
    [InlineData("besu", "Gas price below configured minimum gas price", SendOutcome.FeeTooLow)]
    [InlineData("reth", "transaction priority fee below minimum required priority fee 1", SendOutcome.FeeTooLow)]
    [InlineData("anvil", "Insufficient funds for gas * price + value", SendOutcome.InsufficientFunds)]
    [InlineData("geth", "insufficient funds for gas * price + value: balance 0, tx cost 1, overshot 1", SendOutcome.InsufficientFunds)]
    [InlineData("nethermind", "InsufficientFunds, Balance is 0 less than sending value + gas 1", SendOutcome.InsufficientFunds)]
    [InlineData("besu", "Upfront cost exceeds account balance", SendOutcome.InsufficientFunds)]
    [InlineData("reth", "insufficient funds for gas * price + value: have 0 want 1", SendOutcome.InsufficientFunds)]
    [InlineData("geth", "intrinsic gas too low: gas 20000, minimum needed 21000", SendOutcome.Invalid)]
    [InlineData("geth", "insufficient gas for floor data gas cost: gas 21000, minimum needed 21400", SendOutcome.Invalid)]
    [InlineData("geth", "exceeds block gas limit", SendOutcome.Invalid)]
    [InlineData("geth", "transaction gas limit too high (cap: 16777216, tx: 20000000)", SendOutcome.Invalid)]
    [InlineData("geth", "max priority fee per gas higher than max fee per gas: tip 2, fee cap 1", SendOutcome.Invalid)]
    [InlineData("geth", "invalid sender", SendOutcome.Invalid)]
    [InlineData("geth", "invalid chain id for signer: have 5 want 1", SendOutcome.Invalid)]
    [InlineData("geth", "typed transaction too short", SendOutcome.Invalid)]
    [InlineData("geth", "rlp: value size exceeds available input length", SendOutcome.Invalid)]
    [InlineData("geth", "transaction type not supported", SendOutcome.Invalid)]
    [InlineData("erigon", "gas limit is too big", SendOutcome.Invalid)]
    [InlineData("erigon", "intrinsic gas too low", SendOutcome.Invalid)]
    [InlineData("nethermind", "GasLimitExceeded", SendOutcome.Invalid)]
    [InlineData("nethermind", "FailedToResolveSender", SendOutcome.Invalid)]
    [InlineData("nethermind", "failed to recover sender", SendOutcome.Invalid)]
    [InlineData("nethermind", "Invalid, InvalidTxChainId: Expected 1, got 5.", SendOutcome.Invalid)]
    [InlineData("nethermind", "Invalid, InvalidTxSignature: Signature is invalid.", SendOutcome.Invalid)]
    [InlineData("erigon", "IntrinsicGas", SendOutcome.Invalid)]
    [InlineData("erigon", "RLPTooLong", SendOutcome.Invalid)]
    [InlineData("erigon", "initcode too large", SendOutcome.Invalid)]
    [InlineData("erigon", "negative value", SendOutcome.Invalid)]
    [InlineData("geth", "oversized data: transaction size 200000, limit 131072", SendOutcome.Invalid)]
    [InlineData("geth", "max initcode size exceeded: code size 50000, limit 49152", SendOutcome.Invalid)]
    [InlineData("besu", "Wrong chainId", SendOutcome.Invalid)]
    [InlineData("besu", "Invalid signature", SendOutcome.Invalid)]
    [InlineData("besu", "Invalid transaction type", SendOutcome.Invalid)]
    [InlineData("besu", "Intrinsic gas exceeds gas limit", SendOutcome.Invalid)]
    [InlineData("besu", "Transaction gas limit exceeds block gas limit", SendOutcome.Invalid)]
    [InlineData("besu", "Max priority fee per gas exceeds max fee per gas", SendOutcome.Invalid)]
    [InlineData("reth", "invalid chain ID", SendOutcome.Invalid)]
    [InlineData("reth", "invalid transaction signature", SendOutcome.Invalid)]
    [InlineData("reth", "failed to decode signed transaction", SendOutcome.Invalid)]
    [InlineData("reth", "empty transaction data", SendOutcome.Invalid)]
    [InlineData("a proxy", "unknown transaction type", SendOutcome.Invalid)]
    public void What_each_node_says_is_understood(string node, string words, SendOutcome outcome) =>
        Assert.Equal((node, new SendAnswer(outcome, words)), (node, SendAnswer.Of(new JsonRpcException(-32000, words))));

    /// <summary>Another node, or the same one later, may take it: none of these is final.</summary>
    [Theory]
    [InlineData("geth", "txpool is full")]
    [InlineData("geth", "nonce too high")]
    [InlineData("geth", "future transaction tries to replace pending")]
    [InlineData("geth", "tx fee (1.20 ether) exceeds the configured cap (1.00 ether)")]
    [InlineData("geth", "in-flight transaction limit reached for delegated accounts")]
    [InlineData("nethermind", "NonceGap, Future nonce. Expected nonce: 5")]
    [InlineData("besu", "Transaction nonce is too distant from current sender nonce")]
    [InlineData("besu", "An invalid transaction with a lower nonce exists")]
    [InlineData("besu", "Sender account not authorized to send transactions")]
    [InlineData("erigon", "queued sub-pool is full")]
    [InlineData("a provider", "daily request count exceeded, request rate limited")]
    [InlineData("a provider", "")]
    public void What_is_not_final_is_unknown(string node, string words) =>
        Assert.Equal((node, new SendAnswer(SendOutcome.Unknown, words)), (node, SendAnswer.Of(new JsonRpcException(-32000, words))));

    [Fact]
    public void A_long_text_is_cut_after_it_was_understood()
    {
        var words = new string('x', 300) + " nonce too low";

        Assert.Equal(new SendAnswer(SendOutcome.NonceTooLow, words[..200]), SendAnswer.Of(new JsonRpcException(-32000, words)));
    }

    [Fact]
    public void A_long_text_is_not_cut_within_a_character()
    {
        var words = new string('x', 199) + "\U0001F511";

        Assert.Equal(new SendAnswer(SendOutcome.Unknown, words[..199]), SendAnswer.Of(new JsonRpcException(-32000, words)));
    }
}
