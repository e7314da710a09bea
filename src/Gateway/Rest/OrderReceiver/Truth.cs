using System.Globalization;
using Graph.GraphQL.TypeSystem;

namespace Graph.Gateway.Rest.OrderReceiver;

/// <summary>
/// Truth values as of Python (<see href="https://docs.python.org/3/library/stdtypes.html#truth-value-testing"/>), in which the order receiver
/// asked whether a field is there.
/// </summary>
internal static class Truth
{
    /// <param name="value">In the model of the engine's scalars.</param>
    public static bool Of(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        string text => text.Length > 0,
        long number => number != 0,
        JsonNumber number => double.Parse(number.Text, CultureInfo.InvariantCulture) != 0,
        IReadOnlyDictionary<string, object?> members => members.Count > 0,
        IReadOnlyList<object?> items => items.Count > 0,
        _ => true,
    };
}
