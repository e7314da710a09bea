using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Graph.Ethereum.Keys;

/// <summary>
/// A number modulo secp256k1's p = 2^256 - 2^32 - 977 (SEC 2, section 2.4.1), below p always. For public values only: how long
/// it takes depends on them.
/// </summary>
internal readonly struct FieldElement : IEquatable<FieldElement>
{
    /// <summary>2^256 - p: what is above 2^256 comes back as so many times this.</summary>
    private const ulong Fold = 0x1000003D1;

    // The lowest first.
    private readonly ulong a, b, c, d;

    private FieldElement(ulong a, ulong b, ulong c, ulong d) => (this.a, this.b, this.c, this.d) = (a, b, c, d);

    public static FieldElement Zero => default;

    public static FieldElement One => new(1, 0, 0, 0);

    public bool IsZero => (a | b | c | d) == 0;

    public bool IsOdd => (a & 1) == 1;

    /// <param name="bytes">32, the highest first, below p.</param>
    public static FieldElement FromBytes(ReadOnlySpan<byte> bytes) => Reduce(
        BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes),
        0);

    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], a);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], b);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], c);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, d);
    }

    public static FieldElement operator +(in FieldElement x, in FieldElement y)
    {
        ulong carry = 0;
        var a = Add(x.a, y.a, ref carry);
        var b = Add(x.b, y.b, ref carry);
        var c = Add(x.c, y.c, ref carry);
        var d = Add(x.d, y.d, ref carry);
        return Reduce(a, b, c, d, carry);
    }

    public static FieldElement operator -(in FieldElement x, in FieldElement y)
    {
        ulong borrow = 0;
        var a = Subtract(x.a, y.a, ref borrow);
        var b = Subtract(x.b, y.b, ref borrow);
        var c = Subtract(x.c, y.c, ref borrow);
        var d = Subtract(x.d, y.d, ref borrow);
        if (borrow == 0)
            return new FieldElement(a, b, c, d);
        // It is 2^256 too much, of which p is to be left.
        borrow = 0;
        a = Subtract(a, Fold, ref borrow);
        b = Subtract(b, 0, ref borrow);
        c = Subtract(c, 0, ref borrow);
        d = Subtract(d, 0, ref borrow);
        return new FieldElement(a, b, c, d);
    }

    public static FieldElement operator *(in FieldElement x, in FieldElement y)
    {
        // 512 bits, each row added to the ones before.
        ulong p4 = 0, p5 = 0, p6 = 0, p7 = 0;
        var p0 = MultiplyAdd(x.a, y.a, 0, ref p4);
        var p1 = MultiplyAdd(x.a, y.b, 0, ref p4);
        var p2 = MultiplyAdd(x.a, y.c, 0, ref p4);
        var p3 = MultiplyAdd(x.a, y.d, 0, ref p4);
        p1 = MultiplyAdd(x.b, y.a, p1, ref p5);
        p2 = MultiplyAdd(x.b, y.b, p2, ref p5);
        p3 = MultiplyAdd(x.b, y.c, p3, ref p5);
        p4 = MultiplyAdd(x.b, y.d, p4, ref p5);
        p2 = MultiplyAdd(x.c, y.a, p2, ref p6);
        p3 = MultiplyAdd(x.c, y.b, p3, ref p6);
        p4 = MultiplyAdd(x.c, y.c, p4, ref p6);
        p5 = MultiplyAdd(x.c, y.d, p5, ref p6);
        p3 = MultiplyAdd(x.d, y.a, p3, ref p7);
        p4 = MultiplyAdd(x.d, y.b, p4, ref p7);
        p5 = MultiplyAdd(x.d, y.c, p5, ref p7);
        p6 = MultiplyAdd(x.d, y.d, p6, ref p7);

        ulong carry = 0;
        var a = MultiplyAdd(p4, Fold, p0, ref carry);
        var b = MultiplyAdd(p5, Fold, p1, ref carry);
        var c = MultiplyAdd(p6, Fold, p2, ref carry);
        var d = MultiplyAdd(p7, Fold, p3, ref carry);
        return Reduce(a, b, c, d, carry);
    }

    public FieldElement Square() => this * this;

    public FieldElement Double() => this + this;

    /// <summary>By Fermat's little theorem: x^(p-2).</summary>
    public FieldElement Invert() => Power(0xFFFFFFFEFFFFFC2D);

    /// <summary>x^((p+1)/4): a square root, where there is one, as p is 3 modulo 4.</summary>
    public FieldElement SquareRoot()
    {
        // The exponent is 2^254 - 2^30 - 244: ones above its lowest 62 bits.
        var result = One;
        for (var bit = 253; bit >= 0; bit--)
        {
            result = result.Square();
            if (bit >= 62 || ((0x3FFFFFFFBFFFFF0CUL >> bit) & 1) == 1)
                result *= this;
        }
        return result;
    }

    public FieldElement Negate() => Zero - this;

    public bool Equals(FieldElement other) => a == other.a && b == other.b && c == other.c && d == other.d;

    public override bool Equals(object? obj) => obj is FieldElement other && Equals(other);

    public override int GetHashCode() => a.GetHashCode();

    /// <param name="lowest">The exponent's lowest 64 bits; the 192 above are ones.</param>
    private FieldElement Power(ulong lowest)
    {
        var result = One;
        for (var bit = 255; bit >= 0; bit--)
        {
            result = result.Square();
            if (bit >= 64 || ((lowest >> bit) & 1) == 1)
                result *= this;
        }
        return result;
    }

    /// <summary>Brings a number with some bits above 2^256 below p.</summary>
    private static FieldElement Reduce(ulong a, ulong b, ulong c, ulong d, ulong above)
    {
        while (above != 0)
        {
            ulong carry = 0;
            a = MultiplyAdd(above, Fold, a, ref carry);
            b = Add(b, 0, ref carry);
            c = Add(c, 0, ref carry);
            d = Add(d, 0, ref carry);
            above = carry;
        }

        // What is p or more is 2^256 or more with the fold.
        ulong over = 0;
        var a1 = Add(a, Fold, ref over);
        var b1 = Add(b, 0, ref over);
        var c1 = Add(c, 0, ref over);
        var d1 = Add(d, 0, ref over);
        return over == 0 ? new FieldElement(a, b, c, d) : new FieldElement(a1, b1, c1, d1);
    }

    /// <summary>x·y + z + carry, which 128 bits always hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong MultiplyAdd(ulong x, ulong y, ulong z, ref ulong carry)
    {
        var high = Math.BigMul(x, y, out var low);
        low += z;
        high += low < z ? 1UL : 0;
        low += carry;
        high += low < carry ? 1UL : 0;
        carry = high;
        return low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Add(ulong x, ulong y, ref ulong carry)
    {
        var sum = x + y;
        var over = sum < x ? 1UL : 0;
        sum += carry;
        over += sum < carry ? 1UL : 0;
        carry = over;
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Subtract(ulong x, ulong y, ref ulong borrow)
    {
        var difference = x - y;
        var under = x < y ? 1UL : 0;
        under += difference < borrow ? 1UL : 0;
        difference -= borrow;
        borrow = under;
        return difference;
    }
}
