using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Response;

/// <summary>Writes the JSON model (see <see cref="ScalarCoercion.CoerceValue"/>), and what is JSON already, as JSON.</summary>
public static class JsonModel
{
    private const int DeepestCopy = 32;

    /// <summary>
    /// A copy that can be written whatever it was made of: any list or dictionary becomes one of the model, and what else
    /// is not of the model, or deeper than 32 levels, its text.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> Of(IReadOnlyDictionary<string, object?> members) => Copy(members, 0);

    public static void WriteJson(this Utf8JsonBuffer buffer, object? value)
    {
        switch (value)
        {
            case null: buffer.WriteNull(); break;
            case string text: buffer.WriteString(text); break;
            case bool boolean: buffer.WriteBoolean(boolean); break;
            case long number: buffer.WriteNumber(number); break;
            case int number: buffer.WriteNumber(number); break;
            case double number when double.IsFinite(number): buffer.WriteNumber(number); break;
            case decimal number: buffer.WriteNumber(number); break;
            case JsonNumber number: WriteAscii(buffer, number.Text); break;
            case JsonElement element: buffer.Write(JsonMarshal.GetRawUtf8Value(element)); break;
            case IReadOnlyDictionary<string, object?> members: WriteObject(buffer, members); break;
            case IReadOnlyList<object?> items: WriteArray(buffer, items); break;
            default: throw new NotSupportedException($"{value.GetType()} has no place in JSON.");
        }
    }

    private static Dictionary<string, object?> Copy(IReadOnlyDictionary<string, object?> members, int depth)
    {
        var copy = new Dictionary<string, object?>(members.Count, StringComparer.Ordinal);
        foreach (var (name, value) in members)
            copy[name] = Copy(value, depth + 1);
        return copy;
    }

    private static Dictionary<string, object?> Copy(IDictionary members, int depth)
    {
        var copy = new Dictionary<string, object?>(members.Count, StringComparer.Ordinal);
        foreach (DictionaryEntry member in members)
            copy[Convert.ToString(member.Key, CultureInfo.InvariantCulture) ?? ""] = Copy(member.Value, depth + 1);
        return copy;
    }

    private static object? Copy(object? value, int depth) => value switch
    {
        null or string or bool or long or int or decimal or JsonNumber => value,
        double number when double.IsFinite(number) => value,
        IReadOnlyDictionary<string, object?> members when depth < DeepestCopy => Copy(members, depth),
        IDictionary members when depth < DeepestCopy => Copy(members, depth),
        IReadOnlyList<object?> or ICollection when depth < DeepestCopy =>
            ((IEnumerable)value).Cast<object?>().Select(item => Copy(item, depth + 1)).ToArray(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static void WriteObject(Utf8JsonBuffer buffer, IReadOnlyDictionary<string, object?> members)
    {
        buffer.Write((byte)'{');
        var isFirst = true;
        foreach (var (name, value) in members)
        {
            if (!isFirst)
                buffer.Write((byte)',');
            isFirst = false;
            buffer.WriteString(name);
            buffer.Write((byte)':');
            buffer.WriteJson(value);
        }
        buffer.Write((byte)'}');
    }

    private static void WriteArray(Utf8JsonBuffer buffer, IReadOnlyList<object?> items)
    {
        buffer.Write((byte)'[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                buffer.Write((byte)',');
            buffer.WriteJson(items[i]);
        }
        buffer.Write((byte)']');
    }

    private static void WriteAscii(Utf8JsonBuffer buffer, string text)
    {
        foreach (var character in text)
            buffer.Write((byte)character);
    }
}
