using System.Globalization;
using System.Text;
using System.Text.Json;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.Tests.Response;

public sealed class Utf8JsonBufferTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a\"b\\c/d", """
                             "a\"b\\c/d"
                             """)]
    [InlineData("\b\f\n\r\t\0\u001f", """
                                      "\u0008\u000c\n\r\t\u0000\u001f"
                                      """)]
    [InlineData("\u007f\u0080\u2028\u2029\ufeff\uffff", "\"\u007f\u0080\u2028\u2029\ufeff\uffff\"")]
    [InlineData("Zoë 東京 🎉", "\"Zoë 東京 🎉\"")]
    [InlineData("🎉\n", "\"🎉\\n\"")]
    public void A_string_is_quoted_and_escaped(string text, string json)
    {
        Assert.Equal(json, Written(b => b.WriteString(text)));
        Assert.Equal(text, JsonSerializer.Deserialize(json, JsonText.Default.String));
    }

    [Theory]
    [InlineData(new[] { '\ud83c' }, """
                                    "\ud83c"
                                    """)]
    [InlineData(new[] { '\udf89' }, """
                                    "\udf89"
                                    """)]
    [InlineData(new[] { 'a', '\ud83c', 'b' }, """
                                              "a\ud83cb"
                                              """)]
    [InlineData(new[] { '\udf89', '\ud83c' }, """
                                              "\udf89\ud83c"
                                              """)]
    [InlineData(new[] { '\ud83c', '\ud83c', '\udf89' }, """
                                                        "\ud83c🎉"
                                                        """)]
    public void A_surrogate_without_its_partner_goes_out_as_an_escape(char[] text, string json) =>
        Assert.Equal(json, Written(b => b.WriteString(text)));

    [Fact]
    public void Strings_of_any_length_and_mix_are_what_a_JSON_reader_reads()
    {
        var random = new Random(7);
        var alphabet = "abc \"\\\n\té東🎉\u0001".ToCharArray();
        for (var i = 0; i < 500; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(1, 200); length > 0; length--)
                text.Append(i % 2 == 0 ? (char)random.Next('a', 'z') : alphabet[random.Next(alphabet.Length - 3)]);
            var json = Written(b => b.WriteString(text.ToString()));
            Assert.Equal(text.ToString(), JsonSerializer.Deserialize(json, JsonText.Default.String));
        }
    }

    [Fact]
    public void A_string_much_larger_than_the_buffer_is_written_whole()
    {
        var text = string.Concat(Enumerable.Repeat("äb\"", 1_000_000));

        var json = Written(b => b.WriteString(text));

        Assert.Equal(text, JsonSerializer.Deserialize(json, JsonText.Default.String));
    }

    [Theory]
    [InlineData(0d, "0")]
    [InlineData(-0d, "-0")]
    [InlineData(1d, "1")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e21, "1E+21")]
    [InlineData(1.7976931348623157E+308, "1.7976931348623157E+308")]
    [InlineData(5E-324, "5E-324")]
    [InlineData(-123456.789, "-123456.789")]
    public void A_double_is_the_shortest_number_that_reads_back(double value, string json)
    {
        Assert.Equal(json, Written(b => b.WriteNumber(value)));
        Assert.Equal(value, double.Parse(json, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(0L, "0")]
    [InlineData(long.MinValue, "-9223372036854775808")]
    [InlineData(long.MaxValue, "9223372036854775807")]
    public void A_whole_number_is_its_digits(long value, string json) => Assert.Equal(json, Written(b => b.WriteNumber(value)));

    [Theory]
    [InlineData("0")]
    [InlineData("20.00")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("-7.9228162514264337593543950335")]
    [InlineData("-0.01")]
    [InlineData("999999999999999999")]
    [InlineData("1234567890.123456789")]
    [InlineData("0.10")]
    [InlineData("-100")]
    public void A_decimal_keeps_its_digits(string json) =>
        Assert.Equal(json, Written(b => b.WriteNumber(decimal.Parse(json, CultureInfo.InvariantCulture))));

    [Fact]
    public void Decimals_of_every_scale_are_as_the_framework_writes_them()
    {
        var random = new Random(11);
        for (var i = 0; i < 5000; i++)
        {
            var value = new decimal(
                random.Next(3) == 0 ? random.Next(10) : random.Next(),
                random.Next(3) == 0 ? random.Next() : 0,
                random.Next(5) == 0 ? random.Next() : 0,
                random.Next(2) == 0,
                (byte)random.Next(29));
            Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Written(b => b.WriteNumber(value)));
        }
    }

    [Fact]
    public void What_is_written_stays_while_the_buffer_grows()
    {
        using var buffer = new Utf8JsonBuffer();
        for (var i = 0; i < 10_000; i++)
            buffer.WriteNumber(i % 10);

        Assert.Equal(10_000, buffer.Length);
        Assert.Equal(string.Concat(Enumerable.Repeat("0123456789", 1000)), Encoding.UTF8.GetString(buffer.Written));
        buffer.Clear();
        Assert.Equal(0, buffer.Length);
    }

    private static string Written(Action<Utf8JsonBuffer> write)
    {
        using var buffer = new Utf8JsonBuffer();
        write(buffer);
        return Encoding.UTF8.GetString(buffer.Written);
    }
}
