using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Graph.DynamoDb.Items;

/// <summary>What an attribute value is, in words for errors, and to and from plain C# values.</summary>
internal static class AttributeText
{
    private const int LongestShown = 40;

    public static string Describe(AttributeValue value) => value switch
    {
        { S: { } text } => $"the string \"{(text.Length <= LongestShown ? text : text[..LongestShown] + "…")}\"",
        { N: { } number } => $"the number {number}",
        { BOOL: { } flag } => flag ? "the boolean true" : "the boolean false",
        { NULL: true } => "NULL",
        { B: not null } => "binary",
        { M: not null } => "a map",
        { L: not null } => "a list",
        { SS: not null } => "a string set",
        { NS: not null } => "a number set",
        { BS: not null } => "a binary set",
        _ => "empty",
    };

    public static object? ToPlain(AttributeValue value) => value switch
    {
        { S: { } text } => text,
        { N: { } number } => Number(number),
        { BOOL: { } flag } => flag,
        { B: { } bytes } => bytes.ToArray(),
        { M: { } map } => map.ToDictionary(pair => pair.Key, pair => ToPlain(pair.Value), StringComparer.Ordinal),
        { L: { } list } => list.ConvertAll(ToPlain),
        { SS: { } texts } => texts.ConvertAll(object? (text) => text),
        { NS: { } numbers } => numbers.ConvertAll(Number),
        { BS: { } binaries } => binaries.ConvertAll(object? (bytes) => bytes.ToArray()),
        _ => null,
    };

    /// <summary>What <see cref="ToPlain"/> gives, but for sets; a dictionary is a map.</summary>
    public static AttributeValue FromPlain(object? value) => value switch
    {
        null => ItemValue.Null.ToAttributeValue(),
        string text => ItemValue.String(text).ToAttributeValue(),
        bool flag => ItemValue.Boolean(flag).ToAttributeValue(),
        decimal number => ((ItemValue)number).ToAttributeValue(),
        double number => ((ItemValue)number).ToAttributeValue(),
        byte[] bytes => ItemValue.Binary(bytes).ToAttributeValue(),
        IReadOnlyDictionary<string, object?> map =>
            new AttributeValue { M = map.ToDictionary(pair => pair.Key, pair => FromPlain(pair.Value), StringComparer.Ordinal) },
        IReadOnlyList<object?> list => new AttributeValue { L = list.Select(FromPlain).ToList() },
        _ => throw new ArgumentException($"DynamoDB has no value for {value.GetType()}.", nameof(value)),
    };

    private static object? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
