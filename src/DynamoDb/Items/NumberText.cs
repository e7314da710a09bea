using System.Globalization;

namespace Graph.DynamoDb.Items;

/// <summary>
/// The text of a DynamoDB number. DynamoDB gives numbers back normalised (<c>1.50</c> as <c>1.5</c>), so keys are
/// compared in that form.
/// </summary>
internal static class NumberText
{
    public static string Of(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "DynamoDB has no number for NaN or infinity.");
        return value.ToString("R", CultureInfo.InvariantCulture);
    }

    public static string Canonical(string text)
    {
        if (text.Length <= 28 && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return WithoutTrailingZeros(number);
        return text;
    }

    private static string WithoutTrailingZeros(decimal number)
    {
        if (number == 0)
            return "0";
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;
    }
}
