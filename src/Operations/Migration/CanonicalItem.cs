using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2.Model;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Graph.Operations.Migration;

/// <summary>
/// The same bytes for items that are the same: attributes and the elements of sets in order, numbers by value. Every part says its
/// type and length, so that no two items share their bytes.
/// </summary>
internal static class CanonicalItem
{
    /// <param name="ignored">An attribute that does not count; null for none.</param>
    public static byte[] Hash(Item item, string? ignored = null)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        WriteMap(writer, item.Where(attribute => attribute.Key != ignored));
        writer.Flush();
        return SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static void WriteMap(BinaryWriter writer, IEnumerable<KeyValuePair<string, AttributeValue>> map)
    {
        var members = map.OrderBy(member => member.Key, StringComparer.Ordinal).ToArray();
        writer.Write(members.Length);
        foreach (var (name, value) in members)
        {
            writer.Write(name);
            Write(writer, value);
        }
    }

    private static void Write(BinaryWriter writer, AttributeValue value)
    {
        switch (value)
        {
            case { S: { } text }:
                WriteBytes(writer, 'S', Encoding.UTF8.GetBytes(text));
                break;
            case { N: { } number }:
                WriteBytes(writer, 'N', Number(number));
                break;
            case { B: { } binary }:
                WriteBytes(writer, 'B', binary.ToArray());
                break;
            case { BOOL: { } flag }:
                writer.Write(flag ? 'T' : 'F');
                break;
            case { NULL: true }:
                writer.Write('0');
                break;
            case { M: { } map }:
                writer.Write('M');
                WriteMap(writer, map);
                break;
            case { L: { } list }:
                writer.Write('L');
                writer.Write(list.Count);
                list.ForEach(element => Write(writer, element));
                break;
            case { SS: { } texts }:
                WriteSet(writer, 's', texts.ConvertAll(Encoding.UTF8.GetBytes));
                break;
            case { NS: { } numbers }:
                WriteSet(writer, 'n', numbers.ConvertAll(Number));
                break;
            case { BS: { } binaries }:
                WriteSet(writer, 'b', binaries.ConvertAll(binary => binary.ToArray()));
                break;
            default:
                throw new MigrationStoppedException("An item has an attribute of a type that this version does not know; nothing was lost.");
        }
    }

    private static byte[] Number(string text) => Encoding.ASCII.GetBytes(CanonicalNumber.Of(text));

    private static void WriteBytes(BinaryWriter writer, char type, byte[] bytes)
    {
        writer.Write(type);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private static void WriteSet(BinaryWriter writer, char type, List<byte[]> elements)
    {
        elements.Sort((left, right) => left.AsSpan().SequenceCompareTo(right));
        writer.Write(type);
        writer.Write(elements.Count);
        elements.ForEach(element => WriteBytes(writer, type, element));
    }
}
