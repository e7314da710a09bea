using Amazon.DynamoDBv2.Model;

namespace Graph.DynamoDb.Items;

public readonly partial struct ItemReader
{
    /// <summary>All attribute names, in no particular order.</summary>
    public IReadOnlyCollection<string> Names => attributes.Keys;

    public ItemReader Map(string name) => MapOrNull(name) ?? throw Missing(name, "a map");

    public ItemReader? MapOrNull(string name) => Find(name) switch
    {
        null => null,
        { M: { } map } => new ItemReader(map, path.Into(name)),
        var other => throw Wrong(name, "a map", other),
    };

    /// <summary>False when the attribute is absent or no map: for items that other writers left in any shape.</summary>
    public bool TryMap(string name, out ItemReader map)
    {
        var found = Find(name)?.M;
        map = found is null ? default : new ItemReader(found, path.Into(name));
        return found is not null;
    }

    /// <summary>The maps of a list; what is no map, or no list at all, is left out.</summary>
    public IReadOnlyList<TElement> AnyMaps<TElement>(string name, Func<ItemReader, TElement> read)
    {
        var result = new List<TElement>();
        var elements = Find(name)?.L ?? [];
        for (var index = 0; index < elements.Count; index++)
        {
            if (elements[index].M is { } map)
                result.Add(read(new ItemReader(map, path.Into(name, index))));
        }
        return result;
    }

    /// <summary>A list of maps, each read by <paramref name="read"/>. Absent or NULL is an empty list.</summary>
    public IReadOnlyList<TElement> List<TElement>(string name, Func<ItemReader, TElement> read)
    {
        var elements = Elements(name);
        if (elements.Count == 0)
            return [];
        var result = new TElement[elements.Count];
        for (var index = 0; index < result.Length; index++)
        {
            var map = elements[index].M ?? throw Wrong($"{name}[{index}]", "a map", elements[index]);
            result[index] = read(new ItemReader(map, path.Into(name, index)));
        }
        return result;
    }

    /// <summary>A list of strings or a string set. Absent or NULL is an empty list.</summary>
    public IReadOnlyList<string> Strings(string name)
    {
        if (Find(name) is { SS: { } set })
            return set;
        var elements = Elements(name);
        var result = new string[elements.Count];
        for (var index = 0; index < result.Length; index++)
            result[index] = elements[index].S ?? throw Wrong($"{name}[{index}]", "a string", elements[index]);
        return result;
    }

    /// <summary>
    /// An attribute of any type as plain values: null, bool, string, decimal (double outside its range), byte[],
    /// <c>IReadOnlyList&lt;object?&gt;</c> and <c>IReadOnlyDictionary&lt;string, object?&gt;</c>; a set is a list.
    /// </summary>
    public object? Value(string name) => Find(name) is { } value ? AttributeText.ToPlain(value) : null;

    private List<AttributeValue> Elements(string name) => Find(name) switch
    {
        null => [],
        { L: { } list } => list,
        var other => throw Wrong(name, "a list", other),
    };
}
