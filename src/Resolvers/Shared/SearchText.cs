using System.Globalization;
using System.Text;

namespace Graph.Resolvers.Shared;

/// <summary>
/// Text as a search sees it: lower case, without accents. <c>Mēre</c>, <c>MERE</c> and <c>mere</c> are one.
/// </summary>
/// <remarks>
/// Runs under invariant globalization, where <see cref="string.Normalize()"/> returns its input, so the letters are
/// listed here: Latin-1 and Latin Extended-A, and any letter with combining marks.
/// </remarks>
public static class SearchText
{
    private const char FirstListed = 'À';

    // The base letters of U+00C0 to U+017F; a character that has none stands for itself.
    private const string BaseLetters =
        "aaaaaaæceeeeiiiidnooooo×ouuuuyþßaaaaaaæceeeeiiiidnooooo÷ouuuuyþy" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkklllllll" +
        "lllnnnnnnnnnooooooœœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
            Append(folded, c);
        return folded.ToString();
    }

    /// <param name="text">Any text; null contains nothing.</param>
    /// <param name="folded">What to look for, as <see cref="Fold"/> gives it.</param>
    public static bool Contains(string? text, string folded) =>
        text is not null && Fold(text).Contains(folded, StringComparison.Ordinal);

    private static void Append(StringBuilder folded, char c)
    {
        if (c < FirstListed)
            folded.Append(char.ToLowerInvariant(c));
        else if (c - FirstListed < BaseLetters.Length)
            AppendBaseLetter(folded, BaseLetters[c - FirstListed]);
        else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            folded.Append(char.ToLowerInvariant(c));
    }

    private static void AppendBaseLetter(StringBuilder folded, char letter)
    {
        switch (letter)
        {
            case 'æ': folded.Append("ae"); break;
            case 'œ': folded.Append("oe"); break;
            case 'ĳ': folded.Append("ij"); break;
            case 'ß': folded.Append("ss"); break;
            case 'þ': folded.Append("th"); break;
            default: folded.Append(letter); break;
        }
    }
}
