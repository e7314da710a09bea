using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Graph.GraphQL.Response;

/// <summary>
/// Growing, pooled buffer of JSON in UTF-8. Writes what it is told; that the whole is JSON is the caller's business.
/// Section 7.2.1 (JSON Serialization).
/// </summary>
public sealed class Utf8JsonBuffer : IBufferWriter<byte>, IDisposable
{
    private const int InitialSize = 4096;
    private const int LargestKept = 1 << 20;

    /// <summary>What JSON requires to be escaped; U+2028 and the like may stand as they are.</summary>
    private static readonly SearchValues<char> s_mustEscape = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015"
        + "\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialSize);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    public void Write(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        Length += json.Length;
    }

    public void Write(byte json)
    {
        Reserve(1)[0] = json;
        Length++;
    }

    public void WriteNumber(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(20), out var count);
        Length += count;
    }

    /// <summary>The shortest decimal that reads back as the same value. Not for infinities and NaN, which JSON lacks.</summary>
    public void WriteNumber(double value)
    {
        if (TryWriteHundredths(value))
            return;
        value.TryFormat(Reserve(32), out var count, default, CultureInfo.InvariantCulture);
        Length += count;
    }

    public void WriteNumber(decimal value)
    {
        value.TryFormat(Reserve(32), out var count, default, CultureInfo.InvariantCulture);
        Length += count;
    }

    public void WriteBoolean(bool value) => Write(value ? "true"u8 : "false"u8);

    public void WriteNull() => Write("null"u8);

    /// <summary>A string with quotes and escapes. A surrogate without its partner goes out as its \u escape.</summary>
    public void WriteString(ReadOnlySpan<char> text)
    {
        var span = Reserve(text.Length * 3 + 2);
        span[0] = (byte)'"';
        var isPlain = text.IndexOfAny(s_mustEscape) < 0;
        if (isPlain && TryEncode(text, span[1..], out var count))
        {
            span[count + 1] = (byte)'"';
            Length += count + 2;
            return;
        }
        WriteEscaped(text);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => Reserve(Math.Max(sizeHint, 1));

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    public void Advance(int count) => Length += count;

    /// <summary>Empties the buffer; a very large one is given back so that one big response does not stay in memory.</summary>
    public void Clear()
    {
        Length = 0;
        if (_bytes.Length <= LargestKept)
            return;
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = ArrayPool<byte>.Shared.Rent(InitialSize);
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    /// <summary>
    /// Amounts of money are most doubles, and need no search for the shortest decimal: up to 15 digits no other decimal as
    /// short stands for the same double.
    /// </summary>
    private bool TryWriteHundredths(double value)
    {
        var scaled = value * 100;
        if (!(Math.Abs(scaled) < 1e15))
            return false;
        var hundredths = (long)Math.Round(scaled);
        if (hundredths / 100.0 != value || (hundredths == 0 && double.IsNegative(value)))
            return false;
        if (hundredths < 0)
            Write((byte)'-');
        var (whole, rest) = Math.DivRem(Math.Abs(hundredths), 100);
        WriteNumber(whole);
        if (rest == 0)
            return true;
        var span = Reserve(3);
        span[0] = (byte)'.';
        span[1] = (byte)('0' + rest / 10);
        span[2] = (byte)('0' + rest % 10);
        Length += rest % 10 == 0 ? 2 : 3;
        return true;
    }

    private static bool TryEncode(ReadOnlySpan<char> text, Span<byte> destination, out int count)
    {
        if (Ascii.FromUtf16(text, destination, out count) == OperationStatus.Done)
            return true;
        return System.Text.Unicode.Utf8.FromUtf16(text, destination, out _, out count, replaceInvalidSequences: false)
            == OperationStatus.Done;
    }

    private void WriteEscaped(ReadOnlySpan<char> text)
    {
        Write((byte)'"');
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done)
                WriteUnicodeEscape(text[0]);
            else
                WriteRune(rune);
            text = text[length..];
        }
        Write((byte)'"');
    }

    private void WriteRune(Rune rune)
    {
        switch (rune.Value)
        {
            case '"': Write("\\\""u8); break;
            case '\\': Write("\\\\"u8); break;
            case '\n': Write("\\n"u8); break;
            case '\r': Write("\\r"u8); break;
            case '\t': Write("\\t"u8); break;
            case < 0x20: WriteUnicodeEscape((char)rune.Value); break;
            default: Length += rune.EncodeToUtf8(Reserve(4)); break;
        }
    }

    private void WriteUnicodeEscape(char unit)
    {
        Write("\\u"u8);
        ((int)unit).TryFormat(Reserve(4), out var count, "x4", CultureInfo.InvariantCulture);
        Length += count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
            Grow(count);
        return _bytes.AsSpan(Length);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, checked(Length + count)));
        Written.CopyTo(larger);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
