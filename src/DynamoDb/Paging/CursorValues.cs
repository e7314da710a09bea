using System.Diagnostics.CodeAnalysis;
using System.Text;
using Graph.DynamoDb.Items;

namespace Graph.DynamoDb.Paging;

/// <summary>The values in a cursor as bytes: for each its name, kind and text, with their lengths as 7-bit groups.</summary>
internal static class CursorValues
{
    public static byte[] Write(IReadOnlyCollection<KeyValuePair<string, ItemValue>> position)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write7BitEncodedInt(position.Count);
        foreach (var (name, value) in position)
        {
            writer.Write(name);
            writer.Write((byte)value.Kind);
            writer.Write(value.Text);
        }
        return stream.ToArray();
    }

    /// <summary>The bytes are signed, so a failure here means another program version's layout.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out IReadOnlyDictionary<string, ItemValue>? position)
    {
        position = null;
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
        try
        {
            position = Read(reader);
        }
        catch (Exception exception) when (exception is IOException or FormatException or ArgumentException)
        {
            return false;
        }
        return true;
    }

    private static Dictionary<string, ItemValue> Read(BinaryReader reader)
    {
        var position = new Dictionary<string, ItemValue>(StringComparer.Ordinal);
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var name = reader.ReadString();
            position.Add(name, Value((ScalarKind)reader.ReadByte(), reader.ReadString()));
        }
        return position;
    }

    private static ItemValue Value(ScalarKind kind, string text) => kind switch
    {
        ScalarKind.String => ItemValue.String(text),
        ScalarKind.Number => ItemValue.Number(text),
        ScalarKind.Boolean => ItemValue.Boolean(text == "true"),
        ScalarKind.Binary => ItemValue.Binary(Convert.FromBase64String(text)),
        ScalarKind.Null => ItemValue.Null,
        _ => throw new FormatException($"No scalar kind {kind}."),
    };
}
