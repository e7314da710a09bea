namespace Graph.Resolvers.Shared;

/// <summary>Texts that are to be e-mail addresses.</summary>
internal static class EmailText
{
    /// <summary>Whether mail arrives only mail can tell; this catches what is no address at all.</summary>
    public static bool IsAddress(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);
    }
}
