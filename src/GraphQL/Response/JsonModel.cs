using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Response;

/// <summary>Writes the JSON model (see <see cref="ScalarCoercion.CoerceValue"/>) as JSON.</summary>
public static class JsonModel
{
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
            case IReadOnlyDictionary<string, object?> members: WriteObject(buffer, members); break;
            case IReadOnlyList<object?> items: WriteArray(buffer, items); break;
            default: throw new NotSupportedException($"{value.GetType()} has no place in JSON.");
        }
    }

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
