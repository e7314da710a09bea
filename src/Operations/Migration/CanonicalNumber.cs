using System.Globalization;

namespace Graph.Operations.Migration;

/// <summary>One text for each value of a DynamoDB number, whose 38 digits no number of .NET holds.</summary>
internal static class CanonicalNumber
{
    /// <summary>Digits without zeros at either end, and the power of ten that they are multiplied by: <c>-15e-1</c>.</summary>
    public static string Of(string text)
    {
        var isNegative = text.StartsWith('-');
        var exponentAt = text.IndexOfAny(['e', 'E']);
        var mantissa = (exponentAt < 0 ? text : text[..exponentAt]).TrimStart('-', '+');
        var exponent = exponentAt < 0 ? 0 : int.Parse(text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }
        var significant = mantissa.TrimStart('0').TrimEnd('0');
        exponent += mantissa.Length - mantissa.TrimEnd('0').Length;
        return significant.Length == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{(isNegative ? "-" : "")}{significant}e{exponent}");
    }
}
