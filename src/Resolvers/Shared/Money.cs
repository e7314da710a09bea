using System.Globalization;

namespace Graph.Resolvers.Shared;

/// <summary>Amounts in dollars as the tables hold them: text with two decimals, such as <c>"20.00"</c>.</summary>
public static class Money
{
    /// <summary>Halves of a cent go away from zero, as they always did in the stored texts.</summary>
    public static decimal ToCents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    public static string Format(decimal amount) => ToCents(amount).ToString("F2", CultureInfo.InvariantCulture);
}
