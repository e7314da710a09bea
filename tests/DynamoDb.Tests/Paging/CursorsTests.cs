using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Paging;

namespace Graph.DynamoDb.Tests.Paging;

public sealed class CursorsTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly Dictionary<string, ItemValue> Position = new()
    {
        ["id"] = "ORD-500123", ["createdAt"] = "2031-05-06T00:00:00.000Z", ["size"] = 12.5m,
    };

    private readonly Cursors cursors = new(CursorKey.FromBase64(Convert.ToBase64String(new byte[32])));

    [Fact]
    public void What_goes_in_comes_out_with_its_types() =>
        Prop.ForAll(Positions, Scopes, (position, scope) =>
        {
            Assert.True(cursors.TryDecode(cursors.Encode(scope, position), scope, out var decoded));
            return decoded.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .SequenceEqual(position.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cursor_goes_into_a_URL_as_it_is() =>
        Prop.ForAll(Positions, Scopes, (position, scope) => cursors.Encode(scope, position).All(Alphabet.Contains))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_other_character_at_every_place_is_refused()
    {
        var cursor = cursors.Encode("orders", Position);
        for (var place = 0; place < cursor.Length; place++)
        {
            foreach (var other in Alphabet + "=+/ \n\t.é\0")
            {
                var changed = cursor[..place] + other + cursor[(place + 1)..];
                Assert.True(other == cursor[place] || !cursors.TryDecode(changed, "orders", out _), changed);
            }
        }
    }

    [Fact]
    public void Every_cut_and_every_addition_is_refused()
    {
        var cursor = cursors.Encode("orders", Position);
        for (var place = 0; place < cursor.Length; place++)
        {
            Assert.False(cursors.TryDecode(cursor[..place], "orders", out _));
            Assert.False(cursors.TryDecode(cursor[(place + 1)..], "orders", out _));
            foreach (var added in "A_= \n")
                Assert.False(cursors.TryDecode(cursor.Insert(place, added.ToString()), "orders", out _));
        }
        Assert.False(cursors.TryDecode(cursor + "=", "orders", out _));
        Assert.False(cursors.TryDecode(cursor + cursor, "orders", out _));
    }

    [Fact]
    public void A_cursor_is_refused_in_any_other_scope() =>
        Prop.ForAll(Scopes, Scopes, (given, used) =>
            given == used || !cursors.TryDecode(cursors.Encode(given, Position), used, out _)).QuickCheckThrowOnFailure();

    /// <summary>What stands at the end of the scope could else stand at the start of the values.</summary>
    [Fact]
    public void Scope_and_values_are_signed_as_two_things()
    {
        var bytes = Bytes(cursors.Encode("orders", Position));
        var moved = bytes[..17].Concat(bytes[18..]).ToArray();

        Assert.False(cursors.TryDecode(Text(moved), "orders" + (char)bytes[17], out _));
    }

    [Fact]
    public void Another_key_s_cursor_is_refused()
    {
        var cursor = new Cursors(CursorKey.ForThisProcess()).Encode("orders", Position);

        Assert.False(cursors.TryDecode(cursor, "orders", out _));
    }

    [Fact]
    public void Another_version_is_refused()
    {
        var bytes = Bytes(cursors.Encode("orders", Position));
        bytes[0]++;

        Assert.False(cursors.TryDecode(Text(bytes), "orders", out _));
    }

    [Fact]
    public void Any_text_is_refused_without_an_exception() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => !cursors.TryDecode(text ?? "", "orders", out _))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void A_cursor_of_ten_megabytes_is_refused_unread()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.False(cursors.TryDecode(Hostile, "orders", out _));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    /// <summary>Partition and sort keys of table and index at DynamoDB's limits: 2 × (2,048 + 1,024) bytes.</summary>
    [Fact]
    public void The_longest_keys_that_DynamoDB_takes_fit()
    {
        var position = new Dictionary<string, ItemValue>
        {
            [new string('a', 255)] = new string('x', 2048),
            [new string('b', 255)] = new string('y', 1024),
            [new string('c', 255)] = new string('x', 2048),
            [new string('d', 255)] = new string('y', 1024),
        };

        Assert.True(cursors.TryDecode(cursors.Encode("orders", position), "orders", out _));
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData("not base64 at all")]
    public void A_key_that_is_short_or_no_base64_is_refused(string text) =>
        Assert.Throws<FormatException>(() => CursorKey.FromBase64(text));

    private static readonly string Hostile = new('A', 10_000_000);

    private static Arbitrary<string> Scopes => Gen.Elements("", "a", "b", "ab", "orders|3:x", "orders|3:y", "é").ToArbitrary();

    private static Arbitrary<Dictionary<string, ItemValue>> Positions =>
        Gen.Zip(Gen.Elements("id", "createdAt", "naïve", "n"), Values)
            .ListOf()
            .Select(pairs => pairs.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2))
            .ToArbitrary();

    private static Gen<ItemValue> Values => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => ItemValue.String(WellFormed(text ?? ""))),
        ArbMap.Default.GeneratorFor<long>().Select(number => (ItemValue)number),
        ArbMap.Default.GeneratorFor<decimal>().Select(number => (ItemValue)number),
        ArbMap.Default.GeneratorFor<bool>().Select(ItemValue.Boolean),
        ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => ItemValue.Binary(bytes)),
        Gen.Constant(ItemValue.Null));

    /// <summary>DynamoDB's strings are UTF-8, so no unpaired surrogate comes from it.</summary>
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(string cursor) => System.Buffers.Text.Base64Url.DecodeFromChars(cursor);

    private static string Text(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
