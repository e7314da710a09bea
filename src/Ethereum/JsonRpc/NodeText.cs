namespace Graph.Ethereum.JsonRpc;

/// <summary>A node's words, of which no more is kept than is asked for.</summary>
internal static class NodeText
{
    /// <param name="longest">In UTF-16 units; of a pair of surrogates both are kept or none.</param>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
