using System.Text;

namespace Graph.Resolvers.Shared;

/// <summary>Texts that clients send as keys. DynamoDB refuses to look up what no key can be; here it is simply not found.</summary>
internal static class KeyText
{
    /// <summary>In bytes of UTF-8; a partition key may have 2,048, a sort key 1,024.</summary>
    private const int Longest = 1024;

    public static bool IsPossible(string text) => text.Length > 0 && Encoding.UTF8.GetByteCount(text) <= Longest;
}
