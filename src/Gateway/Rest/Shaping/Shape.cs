using System.Runtime.InteropServices;
using System.Text.Json;

namespace Graph.Gateway.Rest.Shaping;

/// <summary>
/// How an object of a GraphQL result goes out as the API of before had it. Aliases in the document have named the members and put them in
/// order; what is left are the members that look different, wherever in the object they stand.
/// </summary>
/// <param name="formats">By the names of the members.</param>
internal sealed class Shape(params (string Member, MemberFormat Format)[] formats)
{
    private readonly (byte[] Member, MemberFormat Format)[] formats =
        [.. formats.Select(format => (System.Text.Encoding.UTF8.GetBytes(format.Member), format.Format))];

    /// <summary>As it is.</summary>
    public static Shape Plain { get; } = new();

    /// <summary>Members that are null are left out, but for those that have a format.</summary>
    public bool OmitsNulls { get; init; }

    public void Write(JsonElement value, Utf8JsonWriter json, ShimResult result)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                WriteMembers(value, json, result);
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(item, json, result);
                json.WriteEndArray();
                break;
            default:
                // The engine has written it, so that it is JSON.
                json.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
                break;
        }
    }

    /// <summary>The members of an object into the one that is being written.</summary>
    public void WriteMembers(JsonElement value, Utf8JsonWriter json, ShimResult result)
    {
        foreach (var member in value.EnumerateObject())
            WriteMember(new MemberPlace(value, member, this, result), json);
    }

    public void WriteMember(in MemberPlace place, Utf8JsonWriter json)
    {
        if (FormatOf(place.Name) is { } format)
        {
            format(place, json);
            return;
        }
        if (OmitsNulls && place.Value.ValueKind == JsonValueKind.Null)
            return;
        json.WritePropertyName(place.Name);
        Write(place.Value, json, place.Result);
    }

    private MemberFormat? FormatOf(ReadOnlySpan<byte> name)
    {
        foreach (var (member, format) in formats)
            if (name.SequenceEqual(member))
                return format;
        return null;
    }
}

/// <summary>Writes a member, its name included, or something in its place.</summary>
internal delegate void MemberFormat(in MemberPlace place, Utf8JsonWriter json);

/// <summary>A member, the object that it is of, and all that its format may look at.</summary>
internal readonly struct MemberPlace(JsonElement parent, JsonProperty member, Shape shape, ShimResult result)
{
    private readonly JsonProperty member = member;

    public JsonElement Parent { get; } = parent;

    public Shape Shape { get; } = shape;

    public ShimResult Result { get; } = result;

    public JsonElement Value => member.Value;

    public ReadOnlySpan<byte> Name => JsonMarshal.GetRawUtf8PropertyName(member);
}
