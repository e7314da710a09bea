using System.Text;

namespace Graph.DynamoDb.Items;

/// <summary>
/// What DynamoDB takes as a key. It refuses a whole batch for one key that is empty or too long; ids come from outside, and
/// nothing can have such a key, so reads leave it out.
/// </summary>
public static class KeyLimits
{
    private const int LongestPartition = 2048;
    private const int LongestSort = 1024;

    public static bool CanExist(Key key) =>
        CanBePartition(key.Partition) && (key.Sort is not { } sort || Fits(sort, LongestSort));

    public static bool CanBePartition(ItemValue value) => Fits(value, LongestPartition);

    /// <summary>Lengths are in bytes, of UTF-8 for text.</summary>
    private static bool Fits(ItemValue value, int longest) => value.Kind switch
    {
        ScalarKind.String => value.Text.Length > 0
            && value.Text.Length <= longest
            && Encoding.UTF8.GetByteCount(value.Text) <= longest,
        ScalarKind.Binary => value.Text.Length > 0 && Convert.FromBase64String(value.Text).Length <= longest,
        _ => true,
    };
}
