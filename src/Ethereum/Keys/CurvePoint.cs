using System.Numerics;

namespace Graph.Ethereum.Keys;

/// <summary>
/// A point of secp256k1, y² = x³ + 7, in Jacobian coordinates: x is X/Z², y is Y/Z³, and no Z is the point at infinity. For public
/// values only; what is done with private keys OpenSSL does.
/// </summary>
internal readonly struct CurvePoint
{
    /// <summary>From 0 to 15 times the group's generator (SEC 2, section 2.4.1).</summary>
    private static readonly CurvePoint[] s_ofGenerator = FromCoordinates(Convert.FromHexString(
        "79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798"
        + "483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8")).Multiples();

    private readonly FieldElement x, y, z;

    private CurvePoint(in FieldElement x, in FieldElement y, in FieldElement z) => (this.x, this.y, this.z) = (x, y, z);

    /// <summary>The order of the group (SEC 2, section 2.4.1).</summary>
    public static BigInteger Order { get; } = new(OrderBytes, isUnsigned: true, isBigEndian: true);

    /// <summary>The order, the highest byte first.</summary>
    public static ReadOnlySpan<byte> OrderBytes =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE,
        0xBA, 0xAE, 0xDC, 0xE6, 0xAF, 0x48, 0xA0, 0x3B, 0xBF, 0xD2, 0x5E, 0x8C, 0xD0, 0x36, 0x41, 0x41,
    ];

    public bool IsInfinity => z.IsZero;

    /// <param name="coordinates">x and y, 32 bytes each.</param>
    public static CurvePoint FromCoordinates(ReadOnlySpan<byte> coordinates) =>
        new(FieldElement.FromBytes(coordinates[..32]), FieldElement.FromBytes(coordinates[32..]), FieldElement.One);

    /// <summary>The point with this x whose y is odd or even.</summary>
    /// <returns>Null when there is none.</returns>
    public static CurvePoint? FromX(ReadOnlySpan<byte> x, bool isOdd)
    {
        var px = FieldElement.FromBytes(x);
        Span<byte> seven = stackalloc byte[32];
        seven.Clear();
        seven[31] = 7;
        var square = px.Square() * px + FieldElement.FromBytes(seven);
        var py = square.SquareRoot();
        if (!py.Square().Equals(square))
            return null;
        return new CurvePoint(px, py.IsOdd == isOdd ? py : py.Negate(), FieldElement.One);
    }

    /// <summary>k·G + l·P, both at once, four bits a step (Straus's algorithm).</summary>
    /// <param name="k">Less than 2^256, as <paramref name="l"/>.</param>
    public static CurvePoint Combine(BigInteger k, BigInteger l, in CurvePoint point)
    {
        Span<byte> ofGenerator = stackalloc byte[32];
        Span<byte> ofPoint = stackalloc byte[32];
        Write(k, ofGenerator);
        Write(l, ofPoint);
        var multiples = point.Multiples();
        var sum = default(CurvePoint);
        for (var i = 0; i < 2 * ofGenerator.Length; i++)
        {
            sum = sum.Double().Double().Double().Double();
            var shift = i % 2 == 0 ? 4 : 0;
            sum = sum.Add(s_ofGenerator[ofGenerator[i / 2] >> shift & 15]);
            sum = sum.Add(multiples[ofPoint[i / 2] >> shift & 15]);
        }
        return sum;
    }

    /// <summary>x and y, 32 bytes each; not of the point at infinity.</summary>
    public void CopyTo(Span<byte> coordinates)
    {
        var inverse = z.Invert();
        var square = inverse.Square();
        (x * square).CopyTo(coordinates[..32]);
        (y * square * inverse).CopyTo(coordinates[32..]);
    }

    private static void Write(BigInteger number, Span<byte> bytes)
    {
        bytes.Clear();
        number.TryWriteBytes(bytes[^number.GetByteCount(isUnsigned: true)..], out _, isUnsigned: true, isBigEndian: true);
    }

    /// <summary>So many times this point, from 0 to 15.</summary>
    private CurvePoint[] Multiples()
    {
        var multiples = new CurvePoint[16];
        for (var i = 1; i < multiples.Length; i++)
            multiples[i] = multiples[i - 1].Add(this);
        return multiples;
    }

    private CurvePoint Double()
    {
        if (IsInfinity || y.IsZero)
            return default;
        var xx = x.Square();
        var yy = y.Square();
        var yyyy = yy.Square();
        var s = ((x + yy).Square() - xx - yyyy).Double();
        var m = xx.Double() + xx;
        var doubledX = m.Square() - s.Double();
        var doubledY = m * (s - doubledX) - yyyy.Double().Double().Double();
        return new CurvePoint(doubledX, doubledY, (y * z).Double());
    }

    private CurvePoint Add(in CurvePoint other)
    {
        if (IsInfinity)
            return other;
        if (other.IsInfinity)
            return this;
        var zz = z.Square();
        var otherZz = other.z.Square();
        var u1 = x * otherZz;
        var s1 = y * otherZz * other.z;
        var h = other.x * zz - u1;
        var r = other.y * zz * z - s1;
        if (h.IsZero)
            return r.IsZero ? Double() : default;
        var hh = h.Square();
        var hhh = hh * h;
        var v = u1 * hh;
        var sumX = r.Square() - hhh - v.Double();
        var sumY = r * (v - sumX) - s1 * hhh;
        return new CurvePoint(sumX, sumY, h * z * other.z);
    }
}
