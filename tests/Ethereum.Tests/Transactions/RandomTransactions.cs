using Graph.Ethereum.Transactions;

namespace Graph.Ethereum.Tests.Transactions;

/// <summary>Transactions with the numbers at which an encoding goes wrong, contracts, much data and access lists among them.</summary>
internal static class RandomTransactions
{
    public static Eip1559Transaction Eip1559(Inputs inputs)
    {
        var fee = inputs.Number();
        return new Eip1559Transaction
        {
            ChainId = inputs.Below(int.MaxValue),
            Nonce = (long)inputs.Number(6),
            GasLimit = (long)inputs.Number(6),
            // A priority above the whole is no transaction.
            MaxFeePerGas = fee,
            MaxPriorityFeePerGas = inputs.Coin() ? fee : fee / 3,
            To = inputs.Below(5) == 0 ? null : inputs.Address(),
            Value = inputs.Number(),
            Data = Data(inputs),
            AccessList = [.. Enumerable.Range(0, inputs.Coin() ? 0 : inputs.Below(4)).Select(_ => new AccessListEntry(
                inputs.Address(), [.. Enumerable.Range(0, inputs.Below(3)).Select(_ => inputs.Bytes(32))]))],
        };
    }

    public static LegacyTransaction Legacy(Inputs inputs) => new()
    {
        ChainId = 1 + (long)inputs.Number(4),
        Nonce = (long)inputs.Number(6),
        GasPrice = inputs.Number(),
        GasLimit = (long)inputs.Number(6),
        To = inputs.Below(5) == 0 ? null : inputs.Address(),
        Value = inputs.Number(),
        Data = Data(inputs),
    };

    private static byte[] Data(Inputs inputs) => inputs.Bytes(inputs.Below(50) == 0 ? 70_000 : inputs.Coin() ? 0 : inputs.Below(300));
}
