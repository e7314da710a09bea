using System.Buffers;

namespace Graph.Ethereum.Messages;

/// <summary>What types and their members may be called.</summary>
internal static class TypedDataName
{
    private const int Longest = 200;

    /// <summary>So many brackets in a row; a value of more would be nested deeper than JSON is read.</summary>
    private const int MostDimensions = 64;

    /// <summary>
    /// What stands between names where a type is written: with them, one text would be that of two types. All else is let through,
    /// though EIP-712 wants identifiers, as <c>HyperliquidTransaction:UsdSend</c> is in use.
    /// </summary>
    private static readonly SearchValues<char> s_punctuation = SearchValues.Create("(), []\t\r\n\0");

    /// <exception cref="TypedDataException">It cannot be a name.</exception>
    public static string Check(string name)
    {
        if (name.Length is 0 or > Longest)
            throw new TypedDataException($"A name in typed data has {name.Length} characters, of 1 to {Longest}.");
        return name.AsSpan().ContainsAny(s_punctuation)
            ? throw new TypedDataException($"'{name}' is no name: it has a blank, a comma, a bracket or a parenthesis.")
            : name;
    }

    /// <summary>A name, with brackets for lists of it: <c>[]</c>, or <c>[3]</c> for so many.</summary>
    /// <exception cref="TypedDataException">It cannot be a type.</exception>
    public static string CheckType(string type)
    {
        var element = Check(ElementOf(type));
        var brackets = type.AsSpan(element.Length);
        for (var count = 0; !brackets.IsEmpty; count++)
        {
            var end = brackets.IndexOf(']');
            if (end < 0 || brackets[0] != '[' || count == MostDimensions || !IsSize(brackets[1..end]))
                throw new TypedDataException($"A type of lists of {element} is not written as {element}[] or {element}[3].");
            brackets = brackets[(end + 1)..];
        }
        return type;
    }

    /// <summary>Without brackets.</summary>
    public static string ElementOf(string type) => type.IndexOf('[', StringComparison.Ordinal) is >= 0 and var bracket ? type[..bracket] : type;

    /// <summary>None, or up to 9,999 without leading zeros.</summary>
    private static bool IsSize(ReadOnlySpan<char> size) =>
        size is [] || size is [>= '1' and <= '9', ..] && size.Length <= 4 && !size.ContainsAnyExceptInRange('0', '9');
}
