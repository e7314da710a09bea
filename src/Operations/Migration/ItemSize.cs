using System.Text;
using Amazon.DynamoDBv2.Model;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Graph.Operations.Migration;

/// <summary>About how many bytes DynamoDB counts for an item: names, values, and a little for what holds others.</summary>
internal static class ItemSize
{
    private const int Container = 3;

    public static long Of(Item item) => item.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + Of(attribute.Value));

    private static long Of(AttributeValue value) => value switch
    {
        { S: { } text } => Encoding.UTF8.GetByteCount(text),
        { N: { } number } => OfNumber(number),
        { B: { } binary } => binary.Length,
        { M: { } map } => Container + map.Count + Of(map),
        { L: { } list } => Container + list.Sum(element => 1 + Of(element)),
        { SS: { } texts } => texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text)),
        { NS: { } numbers } => numbers.Sum(OfNumber),
        { BS: { } binaries } => binaries.Sum(binary => binary.Length),
        _ => 1,
    };

    /// <summary>Two digits a byte, and one byte more.</summary>
    private static long OfNumber(string text) => (text.Length + 1) / 2 + 1;
}
