using System.Globalization;
using System.Text;
using Graph.GraphQL.Binding;
using Graph.GraphQL.TypeSystem;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Businesses;

/// <summary>
/// What an address holds beside the members that the schema names: any small object that can be stored and read back as it was.
/// </summary>
internal static class AddressDetails
{
    private const int MostValues = 100;
    private const int MostLevels = 5;
    private const int LongestName = 100;
    private const int LongestText = 500;
    private const int MostBytes = 8_192;
    private const int BytesOfNumber = 30;

    private static readonly string[] Members = ["street", "city", "zipcode", "state", "country"];

    /// <param name="json">Of the JSON scalar; null is no details.</param>
    public static void Check(object? json, List<UserError> errors, params string[] path)
    {
        if (json is null)
            return;
        if (json is not IReadOnlyDictionary<string, object?> details)
            errors.Add(Invalid("This is no object; send one like '{\"unit\": \"5\"}'.", path));
        else if (details.Keys.FirstOrDefault(Members.Contains) is { } member)
            errors.Add(Invalid($"'{member}' is a member of the address; give it there.", [.. path, member]));
        else if (Count(details, -1) > MostValues)
            errors.Add(new UserError($"An address has at most {MostValues} other values.", path, UserErrorCode.TooMany));
        else if (Bytes(details) > MostBytes)
            errors.Add(new UserError($"The other values of an address have at most {MostBytes} bytes with their names.", path, UserErrorCode.TooLong));
        else
            CheckValue(details, 1, errors, path);
    }

    /// <param name="json">One in which <see cref="Check"/> found nothing wrong.</param>
    /// <returns>The details with their numbers as <see cref="decimal"/>, as they are read from the table.</returns>
    public static IReadOnlyDictionary<string, object?> Of(object? json) =>
        json is IReadOnlyDictionary<string, object?> details ? Plain(details) : new Dictionary<string, object?>();

    /// <summary>
    /// The details beside an address's own members. What an earlier system stored as state or country without being a text is
    /// a detail, until a text is in its place.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> Beside(
        string? state, string? country, IReadOnlyDictionary<string, object?> details)
    {
        return details.Keys.Any(IsMember) ? details.Where(detail => !IsMember(detail.Key)).ToDictionary(StringComparer.Ordinal) : details;

        bool IsMember(string name) => name switch
        {
            "state" => state is not null,
            "country" => country is not null,
            _ => Members.Contains(name),
        };
    }

    /// <summary>Stops where it is too much.</summary>
    private static int Count(object? value, int before)
    {
        var count = before + 1;
        var inner = value switch
        {
            IReadOnlyDictionary<string, object?> members => members.Values,
            IReadOnlyList<object?> items => items,
            _ => [],
        };
        foreach (var one in inner)
        {
            if (count > MostValues)
                break;
            count = Count(one, count);
        }
        return count;
    }

    /// <summary>Of names and values as UTF-8.</summary>
    private static long Bytes(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> members => members.Sum(member => Encoding.UTF8.GetByteCount(member.Key) + Bytes(member.Value)),
        IReadOnlyList<object?> items => items.Sum(Bytes),
        string text => Encoding.UTF8.GetByteCount(text),
        _ => BytesOfNumber,
    };

    private static void CheckValue(object? value, int level, List<UserError> errors, string[] path)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> or IReadOnlyList<object?> when level > MostLevels:
                errors.Add(Invalid($"Other members of an address have at most {MostLevels} levels.", path));
                break;
            case IReadOnlyDictionary<string, object?> members:
                foreach (var (name, member) in members)
                    CheckMember(name, member, level, errors, path);
                break;
            case IReadOnlyList<object?> items:
                for (var i = 0; i < items.Count; i++)
                    CheckValue(items[i], level + 1, errors, [.. path, $"{i}"]);
                break;
            case string text:
                InputRules.Text(text, errors, LongestText, path);
                break;
            case not (null or bool) when !TryNumber(value, out _):
                errors.Add(Invalid("This number has more than 28 digits, or is too small; send it as a text.", path));
                break;
        }
    }

    // What is below a name that is refused is not looked at: its errors would repeat that name, however long.
    private static void CheckMember(string name, object? member, int level, List<UserError> errors, string[] path)
    {
        var before = errors.Count;
        if (name.Length == 0)
            errors.Add(Invalid("A member has no name; give it one.", path));
        InputRules.Text(name, errors, LongestName, path);
        if (errors.Count == before)
            CheckValue(member, level + 1, errors, [.. path, name]);
    }

    private static UserError Invalid(string message, string[] path) => new(message, path, UserErrorCode.Invalid);

    private static Dictionary<string, object?> Plain(IReadOnlyDictionary<string, object?> members) =>
        members.ToDictionary(member => member.Key, member => Plain(member.Value), StringComparer.Ordinal);

    private static object? Plain(object? value) => value switch
    {
        null or bool or string => value,
        IReadOnlyDictionary<string, object?> members => Plain(members),
        IReadOnlyList<object?> items => items.Select(Plain).ToArray(),
        _ => TryNumber(value, out var number) ? number : throw new ArgumentException("Not checked.", nameof(value)),
    };

    private static bool TryNumber(object value, out decimal number)
    {
        var text = value is JsonNumber written ? written.Text : Convert.ToString(value, CultureInfo.InvariantCulture);
        return DecimalScalar.TryParse(text ?? "", out number);
    }
}
