using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Graph.DynamoDb.Items;

/// <summary>
/// A scalar as DynamoDB stores it: S, N, B, BOOL or NULL. Converts from the C# types that stores use,
/// so that conditions and updates read as plain C#.
/// </summary>
public readonly record struct ItemValue
{
    private ItemValue(ScalarKind kind, string text)
    {
        Kind = kind;
        Text = text;
    }

    /// <summary>NULL for the default value.</summary>
    public ScalarKind Kind { get; }

    /// <summary>The text of S, the canonical number of N, base64 of B, <c>true</c> or <c>false</c> of BOOL.</summary>
    public string Text => field ?? "";

    public static ItemValue Null => default;

    public static ItemValue String(string value) => new(ScalarKind.String, value);

    /// <summary>A number by its invariant text: at most 38 significant digits.</summary>
    public static ItemValue Number(string text) => new(ScalarKind.Number, NumberText.Canonical(text));

    public static ItemValue Boolean(bool value) => new(ScalarKind.Boolean, value ? "true" : "false");

    public static ItemValue Binary(ReadOnlySpan<byte> value) => new(ScalarKind.Binary, Convert.ToBase64String(value));

    /// <summary>ISO 8601 in UTC with milliseconds and <c>Z</c>: as text it sorts as time does.</summary>
    public static ItemValue Timestamp(DateTimeOffset value) => new(ScalarKind.String, TimestampText.Of(value));

    /// <summary>Whole seconds since 1970: the form that a ttl attribute needs.</summary>
    public static ItemValue EpochSeconds(DateTimeOffset value) => value.ToUnixTimeSeconds();

    public static implicit operator ItemValue(string value) => String(value);

    public static implicit operator ItemValue(int value) => (long)value;

    public static implicit operator ItemValue(long value) =>
        new(ScalarKind.Number, value.ToString(CultureInfo.InvariantCulture));

    public static implicit operator ItemValue(decimal value) => Number(value.ToString(CultureInfo.InvariantCulture));

    public static implicit operator ItemValue(double value) => Number(NumberText.Of(value));

    public static implicit operator ItemValue(bool value) => Boolean(value);

    public static implicit operator ItemValue(DateTimeOffset value) => Timestamp(value);

    public override string ToString() => Kind == ScalarKind.Null ? "NULL" : Text;

    internal AttributeValue ToAttributeValue() => Kind switch
    {
        ScalarKind.String => new AttributeValue { S = Text },
        ScalarKind.Number => new AttributeValue { N = Text },
        ScalarKind.Binary => new AttributeValue { B = new MemoryStream(Convert.FromBase64String(Text)) },
        ScalarKind.Boolean => new AttributeValue { BOOL = Text == "true" },
        _ => new AttributeValue { NULL = true },
    };

    /// <summary>False for lists, maps and sets.</summary>
    internal static bool TryFrom(AttributeValue value, out ItemValue scalar)
    {
        scalar = value switch
        {
            { S: { } text } => String(text),
            { N: { } number } => Number(number),
            { B: { } bytes } => Binary(bytes.ToArray()),
            { BOOL: { } flag } => Boolean(flag),
            _ => Null,
        };
        return scalar.Kind != ScalarKind.Null || value.NULL == true;
    }
}

public enum ScalarKind : byte
{
    Null,
    String,
    Number,
    Binary,
    Boolean,
}
