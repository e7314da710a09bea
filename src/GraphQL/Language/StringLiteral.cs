using System.Globalization;
using System.Text;

namespace Graph.GraphQL.Language;

/// <summary>Section 2.10.4: a string in one pair of quotes, with an escape for whatever a reader could not see.</summary>
internal static class StringLiteral
{
    public static string Print(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        var copied = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (NeedsEscape(value[i]))
            {
                text.Append(value, copied, i - copied).Append(Escape(value[i]));
                copied = i + 1;
            }
        }

        return text.Append(value, copied, value.Length - copied).Append('"').ToString();
    }

    private static bool NeedsEscape(char c) => c is < ' ' or '"' or '\\' or (>= '\u007F' and <= '\u009F');

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
    };
}
