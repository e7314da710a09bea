using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Graph.Ethereum.Keystores;

/// <summary>
/// RFC 7914, section 5 (scryptROMix). A block of 128 r bytes is 2 r Salsa blocks of four vectors each; a vector is a diagonal of
/// Salsa's matrix, so that a quarter round works on four columns at a time.
/// </summary>
internal sealed class ScryptMix : IDisposable
{
    private const int VectorsOfSalsa = 4;

    /// <summary>Which word of a Salsa block stands where in its four vectors.</summary>
    private static ReadOnlySpan<byte> Diagonals => [0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11];

    private readonly int n;
    private readonly int stride;
    private readonly int vectors;
    private readonly WipedMemory table;
    private readonly WipedMemory scratch;

    /// <param name="stride">One block of so many is kept.</param>
    public ScryptMix(int n, int r, int stride)
    {
        this.n = n;
        this.stride = stride;
        vectors = 2 * r * VectorsOfSalsa;
        table = new WipedMemory((n + stride - 1) / stride * vectors);
        scratch = new WipedMemory(4 * vectors);
    }

    /// <param name="block">128 r bytes, which are replaced.</param>
    public void Mix(Span<byte> block, CancellationToken cancellationToken)
    {
        var x = scratch.Vectors[..vectors];
        var y = scratch.Vectors.Slice(vectors, vectors);
        Load(block, x);
        for (var i = 0; i < n; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (i % stride == 0)
                x.CopyTo(Kept(i));
            BlockMix(x, y);
            Swap(ref x, ref y);
        }
        for (var i = 0; i < n; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Integerify: the first word of the last Salsa block, of which N, a power of two, needs the low bits only.
            Xor(x, LookUp((int)(x[^VectorsOfSalsa].ToScalar() & (uint)(n - 1))));
            BlockMix(x, y);
            Swap(ref x, ref y);
        }
        Store(x, block);
    }

    public void Dispose()
    {
        table.Dispose();
        scratch.Dispose();
    }

    /// <summary>The block of the table at an index that may not have been kept.</summary>
    private ReadOnlySpan<Vector128<uint>> LookUp(int index)
    {
        var missing = index % stride;
        var found = Kept(index);
        var first = scratch.Vectors.Slice(2 * vectors, vectors);
        var second = scratch.Vectors.Slice(3 * vectors, vectors);
        for (; missing > 0; missing--)
        {
            BlockMix(found, first);
            found = first;
            Swap(ref first, ref second);
        }
        return found;
    }

    private Span<Vector128<uint>> Kept(int index) => table.Vectors.Slice(index / stride * vectors, vectors);

    private static void Swap(ref Span<Vector128<uint>> x, ref Span<Vector128<uint>> y)
    {
        var first = x;
        x = y;
        y = first;
    }

    private static void Xor(Span<Vector128<uint>> x, ReadOnlySpan<Vector128<uint>> other)
    {
        for (var i = 0; i < x.Length && i < other.Length; i++)
            x[i] ^= other[i];
    }

    /// <summary>Section 4 (scryptBlockMix): the even Salsa blocks of the result come first, then the odd ones.</summary>
    private static void BlockMix(ReadOnlySpan<Vector128<uint>> input, Span<Vector128<uint>> output)
    {
        var a = input[^4];
        var b = input[^3];
        var c = input[^2];
        var d = input[^1];
        var even = output[..(output.Length / 2)];
        var odd = output[(output.Length / 2)..];
        while (input.Length >= 2 * VectorsOfSalsa)
        {
            Salsa(input, ref a, ref b, ref c, ref d);
            (even[0], even[1], even[2], even[3]) = (a, b, c, d);
            Salsa(input[VectorsOfSalsa..], ref a, ref b, ref c, ref d);
            (odd[0], odd[1], odd[2], odd[3]) = (a, b, c, d);
            even = even[VectorsOfSalsa..];
            odd = odd[VectorsOfSalsa..];
            input = input[(2 * VectorsOfSalsa)..];
        }
    }

    /// <summary>
    /// Section 3: the state, XORed with a block, goes through Salsa20/8. Where there are no vector instructions .NET computes the
    /// same on scalars, some seventy times as slowly.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Salsa(
        ReadOnlySpan<Vector128<uint>> block, ref Vector128<uint> a, ref Vector128<uint> b, ref Vector128<uint> c, ref Vector128<uint> d)
    {
        var (w, x, y, z) = (a ^ block[0], b ^ block[1], c ^ block[2], d ^ block[3]);
        (a, b, c, d) = (w, x, y, z);
        for (var round = 0; round < 8; round += 2)
        {
            x ^= Turned(w + z, 7);
            y ^= Turned(x + w, 9);
            z ^= Turned(y + x, 13);
            w ^= Turned(z + y, 18);
            // From columns to rows: the diagonals keep their words, which turn to the side.
            x = Vector128.Shuffle(x, Vector128.Create(3u, 0, 1, 2));
            y = Vector128.Shuffle(y, Vector128.Create(2u, 3, 0, 1));
            z = Vector128.Shuffle(z, Vector128.Create(1u, 2, 3, 0));
            z ^= Turned(w + x, 7);
            y ^= Turned(z + w, 9);
            x ^= Turned(y + z, 13);
            w ^= Turned(x + y, 18);
            x = Vector128.Shuffle(x, Vector128.Create(1u, 2, 3, 0));
            y = Vector128.Shuffle(y, Vector128.Create(2u, 3, 0, 1));
            z = Vector128.Shuffle(z, Vector128.Create(3u, 0, 1, 2));
        }
        a += w;
        b += x;
        c += y;
        d += z;
    }

    private static Vector128<uint> Turned(Vector128<uint> words, [ConstantExpected] int bits) =>
        (words << bits) | (words >>> (32 - bits));

    private static void Load(ReadOnlySpan<byte> bytes, Span<Vector128<uint>> vectors)
    {
        for (var i = 0; i < vectors.Length; i++)
        {
            var salsa = bytes.Slice(i / VectorsOfSalsa * 64, 64);
            var words = Diagonals.Slice(i % VectorsOfSalsa * 4, 4);
            vectors[i] = Vector128.Create(Word(salsa, words[0]), Word(salsa, words[1]), Word(salsa, words[2]), Word(salsa, words[3]));
        }
    }

    private static uint Word(ReadOnlySpan<byte> salsa, int word) => BinaryPrimitives.ReadUInt32LittleEndian(salsa[(4 * word)..]);

    private static void Store(ReadOnlySpan<Vector128<uint>> vectors, Span<byte> bytes)
    {
        for (var i = 0; i < vectors.Length; i++)
        {
            var salsa = bytes.Slice(i / VectorsOfSalsa * 64, 64);
            for (var lane = 0; lane < 4; lane++)
                BinaryPrimitives.WriteUInt32LittleEndian(
                    salsa[(4 * Diagonals[i % VectorsOfSalsa * 4 + lane])..], vectors[i].GetElement(lane));
        }
    }
}
