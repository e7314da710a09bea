using System.Text.Json;

namespace Graph.Gateway.Rest.Shaping;

/// <summary>How members look that are not as GraphQL has them.</summary>
internal static class Formats
{
    /// <summary>An amount as text with two decimals.</summary>
    public static readonly MemberFormat Money = static (in MemberPlace place, Utf8JsonWriter json) =>
        json.WriteString(place.Name, TwoDecimals.Format(place.Value.GetDouble()));

    /// <summary>A number without zeros at the end, as JavaScript writes it.</summary>
    public static readonly MemberFormat Number = static (in MemberPlace place, Utf8JsonWriter json) =>
        json.WriteNumber(place.Name, place.Value.GetDouble());

    /// <summary>A text that is empty where there is none.</summary>
    public static readonly MemberFormat Text = static (in MemberPlace place, Utf8JsonWriter json) =>
        json.WriteString(place.Name, place.Value.GetString() ?? "");

    /// <summary>A value of an enum in small letters.</summary>
    public static readonly MemberFormat Lower = static (in MemberPlace place, Utf8JsonWriter json) =>
        json.WriteString(place.Name, place.Value.GetString()!.ToLowerInvariant());

    /// <summary>Always null, whatever stands there in the document.</summary>
    public static readonly MemberFormat Null = static (in MemberPlace place, Utf8JsonWriter json) => json.WriteNull(place.Name);

    /// <summary>The members of an object in the place of the object.</summary>
    public static readonly MemberFormat Spread = static (in MemberPlace place, Utf8JsonWriter json) =>
    {
        if (place.Value.ValueKind == JsonValueKind.Object)
            place.Shape.WriteMembers(place.Value, json, place.Result);
    };

    /// <summary>What the only member of an object is, in the place of the object.</summary>
    public static readonly MemberFormat Only = static (in MemberPlace place, Utf8JsonWriter json) =>
    {
        json.WritePropertyName(place.Name);
        place.Shape.Write(place.Value.EnumerateObject().Single().Value, json, place.Result);
    };

    /// <summary>Nothing: other members take it up.</summary>
    public static readonly MemberFormat Nothing = static (in MemberPlace _, Utf8JsonWriter _) => { };

    /// <summary>Always the same text, whatever stands there in the document.</summary>
    public static MemberFormat Constant(string text) => (in MemberPlace place, Utf8JsonWriter json) => json.WriteString(place.Name, text);

    /// <summary>The values of an enum by the names of before; one that is newer, by its own.</summary>
    public static MemberFormat Names(params (string Value, string Name)[] names) => (in MemberPlace place, Utf8JsonWriter json) =>
    {
        foreach (var (value, name) in names)
        {
            if (!place.Value.ValueEquals(value))
                continue;
            json.WriteString(place.Name, name);
            return;
        }
        json.WriteString(place.Name, place.Value.GetString());
    };

    /// <summary>What a list has, as an object whose members are called what each item says.</summary>
    /// <param name="key">The member of an item that names it, and is not repeated in it.</param>
    public static MemberFormat Keyed(string key) => (in MemberPlace place, Utf8JsonWriter json) =>
    {
        json.WriteStartObject(place.Name);
        foreach (var item in place.Value.EnumerateArray())
        {
            json.WriteStartObject(item.GetProperty(key).GetString()!);
            WriteOthers(item, key, place, json);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    };

    private static void WriteOthers(JsonElement item, string key, in MemberPlace place, Utf8JsonWriter json)
    {
        foreach (var member in item.EnumerateObject())
        {
            if (!member.NameEquals(key))
                place.Shape.WriteMember(new MemberPlace(item, member, place.Shape, place.Result), json);
        }
    }
}
