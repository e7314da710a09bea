using System.Globalization;
using System.Numerics;
using Graph.Ethereum.Transactions;

namespace Graph.Resolvers.Wallets;

/// <summary>An amount of ether or of a token, exactly.</summary>
/// <param name="Number">In the smallest unit: wei, for ether.</param>
public sealed record TokenAmount(BigInteger Number, int Decimals)
{
    public const int EtherDecimals = 18;

    public string Value => DecimalAmount.Format(Number, Decimals);

    public string Units => Number.ToString(CultureInfo.InvariantCulture);
}
