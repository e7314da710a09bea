using System.Globalization;
using Graph.GraphQL.Binding;
using Graph.GraphQL.TypeSystem;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>
/// An object of an import's JSON. Senders mix texts and numbers: each is taken for the other. What is null or an empty text is left out, and
/// so is what nobody asks for.
/// </summary>
/// <param name="path">Where it stands in the JSON; empty for the whole.</param>
/// <param name="problems">Told what is of no use.</param>
internal sealed class ImportMembers(IReadOnlyDictionary<string, object?> members, string path, List<string> problems)
{
    private static readonly Dictionary<string, object?> s_none = [];

    /// <param name="json">Anything; what is no object has no members.</param>
    public static ImportMembers Of(object? json, List<string> problems) =>
        new(json as IReadOnlyDictionary<string, object?> ?? s_none, "", problems);

    public string? Text(string name) => Read(name, "a text");

    public decimal? Number(string name)
    {
        const string Expected = "a number, such as 20.50 or \"20.50\"";
        if (Read(name, Expected) is not { } text)
            return null;
        if (DecimalScalar.TryParse(text.Trim(), out var number))
            return number;
        Refuse(name, Expected);
        return null;
    }

    /// <returns>Without members where there is none.</returns>
    public ImportMembers Object(string name) => ObjectOf(members.GetValueOrDefault(name), PathOf(name));

    public IReadOnlyList<ImportMembers> List(string name)
    {
        var value = members.GetValueOrDefault(name);
        if (value is IReadOnlyList<object?> items)
            return [.. items.Select((item, i) => ObjectOf(item, $"{PathOf(name)}[{i}]"))];
        if (value is not (null or ""))
            Refuse(name, "a list");
        return [];
    }

    private string? Read(string name, string expected)
    {
        switch (members.GetValueOrDefault(name))
        {
            case null or "":
                return null;
            case string text:
                return text;
            case long number:
                return number.ToString(CultureInfo.InvariantCulture);
            case JsonNumber number:
                return number.Text;
            default:
                Refuse(name, expected);
                return null;
        }
    }

    private void Refuse(string name, string expected) => problems.Add($"{PathOf(name)} must be {expected}.");

    private ImportMembers ObjectOf(object? value, string place)
    {
        if (value is IReadOnlyDictionary<string, object?> found)
            return new ImportMembers(found, place, problems);
        if (value is not (null or ""))
            problems.Add($"{place} must be an object.");
        return new ImportMembers(s_none, place, problems);
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
