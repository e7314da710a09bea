using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Keystores;

/// <summary>Private numbers added modulo the order of secp256k1, as long whatever they are, and leaving nothing behind.</summary>
internal static class ScalarAddition
{
    /// <param name="sum">32 bytes, below the order; the sum afterwards.</param>
    /// <param name="other">32 bytes, below the order.</param>
    /// <returns>False when the sum is 0, which is no key.</returns>
    public static bool TryAdd(Span<byte> sum, ReadOnlySpan<byte> other)
    {
        var carry = 0;
        for (var i = sum.Length - 1; i >= 0; i--)
        {
            carry += sum[i] + other[i];
            sum[i] = (byte)carry;
            carry >>= 8;
        }

        using var reduced = new SecretBytes(sum.Length);
        var borrow = 0;
        for (var i = sum.Length - 1; i >= 0; i--)
        {
            var difference = sum[i] - CurvePoint.OrderBytes[i] - borrow;
            reduced.Span[i] = (byte)difference;
            borrow = (difference >> 31) & 1;
        }

        // The reduced one when the sum was the order or more: it had a carry, or nothing was borrowed.
        var takesReduced = (byte)-(carry | (borrow ^ 1));
        for (var i = 0; i < sum.Length; i++)
            sum[i] = (byte)((reduced.Span[i] & takesReduced) | (sum[i] & ~takesReduced));
        return PrivateKey.IsKey(sum);
    }
}
