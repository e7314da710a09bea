using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Items;

namespace Graph.DynamoDb.Expressions;

/// <summary>
/// The placeholders of one request. Every name and every value is aliased: DynamoDB has 573 reserved words, and a value
/// written into an expression would be an injection.
/// </summary>
internal sealed class ExpressionAliases
{
    private readonly Dictionary<string, string> aliasByName = new(StringComparer.Ordinal);
    private readonly List<string> described = [];

    /// <summary>Null when empty, as DynamoDB refuses empty maps.</summary>
    public Dictionary<string, string>? Names =>
        aliasByName.Count == 0 ? null : aliasByName.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <inheritdoc cref="Names"/>
    public Dictionary<string, AttributeValue>? Values { get; private set; }

    public string Path(AttributePath path) => string.Join('.', path.Names.Select(Name));

    /// <summary>A projection expression; null for all attributes.</summary>
    public string? Projection(IReadOnlyList<AttributePath>? attributes) =>
        attributes is null ? null : string.Join(", ", attributes.Select(Path));

    public string Name(string name)
    {
        if (!aliasByName.TryGetValue(name, out var alias))
            aliasByName[name] = alias = $"#n{aliasByName.Count}";
        return alias;
    }

    public string Value(ItemValue value)
    {
        described.Add($"{value.Kind}:{value.Text}");
        return Value(value.ToAttributeValue());
    }

    public string Value(AttributeValue value)
    {
        Values ??= new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        var alias = $":v{Values.Count}";
        Values.Add(alias, value);
        return alias;
    }

    /// <summary>What the placeholders stand for, in a fixed order: with the expressions it tells two reads apart.</summary>
    public IEnumerable<string> Describe() => aliasByName.Keys.Concat(described);
}
