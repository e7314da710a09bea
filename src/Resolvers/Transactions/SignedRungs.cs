namespace Graph.Resolvers.Transactions;

/// <summary>Reads what was signed for a transaction.</summary>
public sealed class SignedRungs(TransactionStore transactions, RungVault vault)
{
    /// <returns>What a node takes as <c>eth_sendRawTransaction</c>.</returns>
    public async ValueTask<byte[]> Read(TransactionId id, int rung, CancellationToken cancellationToken)
    {
        var transfer = await transactions.Signed.Get(id.Value, cancellationToken, consistent: true)
            ?? throw new InvalidOperationException($"There is no transaction {id}.");
        return (await vault.Open(transfer, cancellationToken))[rung];
    }
}
