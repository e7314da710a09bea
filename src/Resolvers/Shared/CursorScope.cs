using System.Text;

namespace Graph.Resolvers.Shared;

/// <summary>What a list is, as text: lists that differ in any part have different texts.</summary>
internal static class CursorScope
{
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(part?.Length ?? -1).Append(':').Append(part).Append('|');
        return text.ToString();
    }
}
