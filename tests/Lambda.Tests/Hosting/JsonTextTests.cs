using System.Buffers;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Graph.Lambda.Hosting.Responses;

namespace Graph.Lambda.Tests.Hosting;

public sealed class JsonTextTests
{
    private static readonly string[] Pieces =
        ["a", "text of some length", "\"", "\\", "/", "\n", "\r", "\t", "\b", "\f", "\0", "\u0001", "\u001f", " ", "~", "\u007f", "\u0080", "é", "\u2028", "😀", "\uffff"];

    private static Arbitrary<string> Texts => Arb.From(
        from count in Gen.Choose(0, 40)
        from pieces in Gen.Elements(Pieces).ListOf(count)
        select string.Concat(pieces));

    [Fact]
    public void What_goes_in_comes_out_and_has_the_length_that_was_counted() => Prop.ForAll(Texts, text =>
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var json = new byte[JsonText.Length(utf8) + 2];
        json[0] = json[^1] = (byte)'"';

        var written = JsonText.Write(utf8, json.AsSpan(1, json.Length - 2));

        Assert.Equal(json.Length - 2, written);
        return JsonDocument.Parse(json).RootElement.GetString() == text;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void A_string_has_its_quotes() => Prop.ForAll(Texts, text =>
    {
        var json = new ArrayBufferWriter<byte>();
        JsonText.Write(text, json);
        return JsonDocument.Parse(json.WrittenMemory).RootElement.GetString() == text;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Half_a_character_is_replaced()
    {
        var json = new ArrayBufferWriter<byte>();
        JsonText.Write("a\ud83d", json);

        Assert.Equal("\"a\ufffd\"", Encoding.UTF8.GetString(json.WrittenSpan));
    }
}
