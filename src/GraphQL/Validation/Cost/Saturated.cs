namespace Graph.GraphQL.Validation.Cost;

/// <summary>Arithmetic on counts, never negative, that stops at <see cref="long.MaxValue"/>.</summary>
internal static class Saturated
{
    public static long Add(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;

    public static long Multiply(long a, long b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high == 0 && low >= 0 ? low : long.MaxValue;
    }
}
