using System.Globalization;
using System.Numerics;
using Amazon.DynamoDBv2.Model;

namespace Graph.DynamoDb.Items;

/// <summary>
/// Reads the attributes of one item, or of a map within it. A method without <c>OrNull</c> throws
/// <see cref="MalformedItemException"/> when the attribute is absent or NULL; every method throws it on another type.
/// </summary>
public readonly partial struct ItemReader
{
    private readonly Dictionary<string, AttributeValue> attributes;
    private readonly ItemPath path;

    internal ItemReader(Dictionary<string, AttributeValue> attributes, ItemPath path)
    {
        this.attributes = attributes;
        this.path = path;
    }

    /// <summary>True when the attribute is there and is not NULL.</summary>
    public bool Has(string name) => Find(name) is not null;

    public string String(string name) => StringOrNull(name) ?? throw Missing(name, "a string");

    public string? StringOrNull(string name) => Find(name) switch
    {
        null => null,
        { S: { } text } => text,
        var other => throw Wrong(name, "a string", other),
    };

    public int Int(string name) => IntOrNull(name) ?? throw Missing(name, "a whole number of 32 bits");

    public int? IntOrNull(string name) => Find(name) switch
    {
        null => null,
        { N: { } text } when WholeNumber(text) is { } whole and >= int.MinValue and <= int.MaxValue => (int)whole,
        var other => throw Wrong(name, "a whole number of 32 bits", other),
    };

    public long Long(string name) => LongOrNull(name) ?? throw Missing(name, "a whole number");

    public long? LongOrNull(string name) => Find(name) switch
    {
        null => null,
        { N: { } text } when WholeNumber(text) is { } whole => whole,
        var other => throw Wrong(name, "a whole number", other),
    };

    /// <summary>A whole number of 0 or more with more digits than DynamoDB's numbers have, so that it is stored as text.</summary>
    public BigInteger Digits(string name) => BigInteger.TryParse(String(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Wrong(name, "the digits of a whole number", Find(name)!);

    public decimal Decimal(string name) => DecimalOrNull(name) ?? throw Missing(name, "a number");

    public decimal? DecimalOrNull(string name) => Find(name) switch
    {
        null => null,
        { N: { } text } when TryDecimal(text, out var number) => number,
        var other => throw Wrong(name, "a number", other),
    };

    /// <summary>A number stored as N or, by writers that keep money as text, as S. Blank text is null.</summary>
    public decimal? DecimalOrTextOrNull(string name) => Find(name) switch
    {
        null => null,
        { S: { } text } when string.IsNullOrWhiteSpace(text) => null,
        { S: { } text } when TryDecimal(text, out var number) => number,
        { N: { } text } when TryDecimal(text, out var number) => number,
        var other => throw Wrong(name, "a number or the text of one", other),
    };

    /// <inheritdoc cref="DecimalOrTextOrNull"/>
    public decimal DecimalOrText(string name) => DecimalOrTextOrNull(name) ?? throw Missing(name, "a number or the text of one");

    public double Double(string name) => DoubleOrNull(name) ?? throw Missing(name, "a number");

    public double? DoubleOrNull(string name) => Find(name) switch
    {
        null => null,
        { N: { } text } when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) => number,
        var other => throw Wrong(name, "a number", other),
    };

    public bool Boolean(string name) => BooleanOrNull(name) ?? throw Missing(name, "a boolean");

    public bool? BooleanOrNull(string name) => Find(name) switch
    {
        null => null,
        { BOOL: { } flag } => flag,
        var other => throw Wrong(name, "a boolean", other),
    };

    /// <summary>An ISO 8601 string, given in UTC.</summary>
    public DateTimeOffset Timestamp(string name) => TimestampOrNull(name) ?? throw Missing(name, "an ISO 8601 date and time");

    /// <inheritdoc cref="Timestamp"/>
    public DateTimeOffset? TimestampOrNull(string name) => Find(name) switch
    {
        null => null,
        { S: { } text } when TimestampText.TryParse(text, out var moment) => moment,
        var other => throw Wrong(name, "an ISO 8601 date and time", other),
    };

    /// <summary>Whole seconds since 1970, as ttl attributes hold.</summary>
    public DateTimeOffset EpochSeconds(string name) => EpochSecondsOrNull(name) ?? throw Missing(name, "seconds since 1970");

    /// <inheritdoc cref="EpochSeconds"/>
    public DateTimeOffset? EpochSecondsOrNull(string name) => Find(name) switch
    {
        null => null,
        { N: { } text } when WholeNumber(text) is { } seconds and >= -62_135_596_800 and <= 253_402_300_799 =>
            DateTimeOffset.FromUnixTimeSeconds(seconds),
        var other => throw Wrong(name, "seconds since 1970", other),
    };

    public byte[] Binary(string name) => BinaryOrNull(name) ?? throw Missing(name, "binary");

    public byte[]? BinaryOrNull(string name) => Find(name) switch
    {
        null => null,
        { B: { } bytes } => bytes.ToArray(),
        var other => throw Wrong(name, "binary", other),
    };

    private AttributeValue? Find(string name) =>
        attributes.TryGetValue(name, out var value) && value.NULL != true ? value : null;

    private MalformedItemException Missing(string name, string expected) =>
        new(path.Table, path.Then(name), expected, attributes.ContainsKey(name) ? "NULL" : "absent");

    private MalformedItemException Wrong(string name, string expected, AttributeValue found) =>
        new(path.Table, path.Then(name), expected, AttributeText.Describe(found));

    private static long? WholeNumber(string text) =>
        TryDecimal(text, out var number) && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;

    private static bool TryDecimal(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
