using System.Globalization;
using System.Text;

namespace Graph.Ethereum.Keystores;

/// <summary>
/// Characters that NFKC leaves as they are, whatever stands beside them (Unicode Standard Annex 15): those of common scripts that have
/// no other form, and are no marks, which may join what is before them.
/// </summary>
internal static class UnchangedText
{
    /// <summary>Makes an emoji of the character before it: of the marks the one that is common in passwords and joins nothing.</summary>
    private const int VariationSelector16 = 0xFE0F;

    /// <summary>
    /// First and last of each range; in a range, marks are left out and what Unicode has not assigned, which may become one.
    /// </summary>
    private static readonly (int First, int Last)[] s_ranges =
    [
        (0x0020, 0x007E), (0x00A1, 0x00A7), (0x00A9, 0x00A9), (0x00AB, 0x00AE), (0x00B0, 0x00B1), (0x00B6, 0x00B7), (0x00BB, 0x00BB),
        (0x00BF, 0x0131), (0x0134, 0x013E), (0x0141, 0x0148), (0x014A, 0x017E), (0x0180, 0x01C3), (0x01CD, 0x01F0),
        (0x01F4, 0x02AF), (0x0386, 0x0386), (0x0388, 0x03CE), (0x03D7, 0x03EF), (0x0400, 0x0481), (0x048A, 0x052F),
        (0x05D0, 0x05EA), (0x0621, 0x064A), (0x0660, 0x0674), (0x0679, 0x06D3), (0x06F0, 0x06FC), (0x0905, 0x0939), (0x0966, 0x096F),
        (0x0E01, 0x0E30), (0x0E40, 0x0E46), (0x0E50, 0x0E59), (0x10D0, 0x10FA), (0x1E00, 0x1E99), (0x1E9E, 0x1EFF),
        (0x200D, 0x200D), (0x2010, 0x2010), (0x2012, 0x2016), (0x2018, 0x2023), (0x2030, 0x2032), (0x2035, 0x2035), (0x2039, 0x203B), (0x20A0, 0x20A7),
        (0x20A9, 0x20C0), (0x2190, 0x21FF), (0x2200, 0x222B), (0x2500, 0x27BF), (0x3001, 0x3029), (0x3041, 0x3096), (0x30A1, 0x30FA),
        (0x30FC, 0x30FE), (0x3105, 0x312F), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0x1F300, 0x1FAFF), (0x20000, 0x2A6DF),
    ];

    public static bool Has(Rune character)
    {
        if (character.IsAscii || character.Value == VariationSelector16)
            return true;
        foreach (var (first, last) in s_ranges)
        {
            if (character.Value >= first && character.Value <= last)
                return !IsMarkOrUnassigned(character);
        }
        return false;
    }

    private static bool IsMarkOrUnassigned(Rune character) => Rune.GetUnicodeCategory(character)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.OtherNotAssigned;
}
