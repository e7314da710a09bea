using System.Globalization;
using System.Numerics;

namespace Graph.Ethereum.Transactions;

/// <summary>Amounts as decimal text, exactly: <c>0.25</c> of 18 decimals is 250000000000000000 of the smallest unit.</summary>
public static class DecimalAmount
{
    /// <summary>2^256 has 78 digits.</summary>
    private const int MostDigits = 78;

    private static readonly BigInteger s_largest = (BigInteger.One << 256) - 1;

    /// <summary>
    /// Takes digits, and a point with at most <paramref name="decimals"/> digits behind it. No sign, no exponent, no blanks; at most
    /// 2^256 - 1 of the smallest unit.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, int decimals, out BigInteger amount)
    {
        amount = default;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..];
        if (whole.Length is 0 or > MostDigits || fraction.Length > decimals || point >= 0 && fraction.IsEmpty)
            return false;
        if (whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
            return false;

        var digits = string.Concat(whole, fraction, new string('0', decimals - fraction.Length));
        amount = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return amount <= s_largest;
    }

    /// <summary>With at least one decimal, where there are any: <c>3.0</c>.</summary>
    public static string Format(BigInteger amount, int decimals)
    {
        var digits = amount.ToString(CultureInfo.InvariantCulture);
        if (decimals == 0)
            return digits;
        digits = digits.PadLeft(decimals + 1, '0');
        var fraction = digits.AsSpan(digits.Length - decimals).TrimEnd('0');
        return string.Concat(digits.AsSpan(0, digits.Length - decimals), ".", fraction.IsEmpty ? "0" : fraction);
    }
}
