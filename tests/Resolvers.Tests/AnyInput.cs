using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Graph.GraphQL.TypeSystem;

namespace Graph.Resolvers.Tests;

/// <summary>Generators of inputs that clients could send, well-meant and hostile, in the JSON model of variables.</summary>
internal static class AnyInput
{
    private static readonly string[] Pieces =
        ["a", "Mēre", " ", ".", "@", "/", "\0", "\u0001", "\n", "\u007f", "\u2028", "\ufeff", "\uffff", "😀", "\ud83d", "\ude00", "あ", "ⱥ", "İ", "\"", "\\"];

    /// <summary>Any text, often odd: empty, blank, control characters, halves of surrogate pairs, up to 3,000 characters.</summary>
    public static Gen<object?> Text { get; } = Gen.Frequency(
        (6, from pieces in Gen.Elements(Pieces).ListOf(6) select string.Concat(pieces)),
        (1, from length in Gen.Choose(90, 110) select new string('あ', length)),
        (1, from length in Gen.Choose(490, 510) select new string('あ', length)),
        (1, from length in Gen.Choose(1000, 3000) select new string('\u0007', length)),
        (1, Gen.Constant(""))).Select(text => (object?)text);

    public static Gen<object?> Null { get; } = Gen.Constant((object?)null);

    /// <summary>Texts that can be stored, odd as they may be.</summary>
    public static Gen<object?> StorableText { get; } = OneOf("", " ", "Mēre", "\0", "\u0001\n\u007f", "\u2028\ufeff\uffff", "😀", "ⱥİ", "\"\\", new string('あ', 500));

    public static Gen<object?> Number { get; } = Gen.Frequency(
        (20, OneOf(0L, -1L, 170L, long.MinValue, long.MaxValue, new JsonNumber("1.5"), new JsonNumber("-0.0"), new JsonNumber("61.250"),
            new JsonNumber("1E3"), new JsonNumber("7922816251426433759354395033"), new JsonNumber("0.0000000000000000000000000001"))),
        (1, OneOf(new JsonNumber("1e400"), new JsonNumber("1e-400"), new JsonNumber("1234567890123456789012345678.1"))));

    /// <summary>Any JSON value, up to seven levels deep.</summary>
    public static Gen<object?> Json { get; } = JsonOf(7);

    /// <summary>Objects with these members; each is left out now and then.</summary>
    public static Gen<object?> Object(params (string Name, Gen<object?> Value)[] members) => members
        .Aggregate(
            Gen.Constant(new Dictionary<string, object?>()),
            (objects, member) => from given in objects
                                 from isGiven in Gen.Frequency((40, Gen.Constant(true)), (1, Gen.Constant(false)))
                                 from value in member.Value
                                 select isGiven ? new Dictionary<string, object?>(given) { [member.Name] = value } : given)
        .Select(members => (object?)members);

    /// <summary>Mostly what is meant, sometimes null, sometimes anything of the same type.</summary>
    public static Gen<object?> Mostly(Gen<object?> meant, Gen<object?> anything) => Gen.Frequency((40, meant), (1, Null), (2, anything));

    public static Gen<object?> OneOf(params object?[] values) => Gen.Elements(values);

    /// <summary>JSON with its members sorted and numbers in one form: equal values have equal texts.</summary>
    public static string Canonical(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => JsonValue.Create(text).ToJsonString(),
        JsonNumber number => Canonical(decimal.Parse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture)),
        IReadOnlyDictionary<string, object?> members => $"{{{string.Join(',', members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{Canonical(m.Key)}:{Canonical(m.Value)}"))}}}",
        IReadOnlyList<object?> items => $"[{string.Join(',', items.Select(Canonical))}]",
        decimal number => (number / 1.0000000000000000000000000000m).ToString("G29", CultureInfo.InvariantCulture),
        IConvertible number => Canonical(number.ToDecimal(CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"{value.GetType()} is not of the JSON model.", nameof(value)),
    };

    /// <summary>An answer in the JSON model.</summary>
    public static object? Model(JsonNode? node) => node switch
    {
        null => null,
        JsonObject members => members.ToDictionary(member => member.Key, member => Model(member.Value)),
        JsonArray items => items.Select(Model).ToArray(),
        _ when node.GetValueKind() is System.Text.Json.JsonValueKind.Number => new JsonNumber(node.ToJsonString()),
        _ when node.GetValueKind() is System.Text.Json.JsonValueKind.String => (string?)node,
        _ => (bool)node,
    };

    private static Gen<object?> JsonOf(int levels)
    {
        var leaf = Gen.OneOf(Gen.Frequency((30, StorableText), (1, Text)), Null, Number, OneOf(true, false));
        if (levels == 0)
            return leaf;
        var inner = JsonOf(levels - 1);
        var name = Gen.Frequency((30, Gen.Elements("unit", "floor", "Ē", "a.b", "#n", " ", "😀")), (1, Text.Select(text => (string)text!)));
        var members = from names in name.ListOf(3)
                      from values in inner.ListOf(3)
                      select (object?)names.Zip(values).DistinctBy(member => member.First).ToDictionary(member => member.First, member => member.Second);
        var items = from values in inner.ListOf(3) select (object?)values.ToArray();
        return Gen.Frequency((5, leaf), (3, members), (1, items));
    }
}
