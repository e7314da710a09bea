using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Graph.DynamoDb.Items;

/// <summary>What an attribute value is, in words for errors and in plain C# values.</summary>
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

    private static object? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
