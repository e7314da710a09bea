using Graph.GraphQL.Language;

namespace Graph.GraphQL.Execution.Planning;

/// <summary>The fragments of a document by name.</summary>
internal sealed class FragmentTable
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);

    public FragmentTable(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
            if (definition is FragmentDefinitionNode fragment)
                _fragments.TryAdd(fragment.Name.Value, fragment);
    }

    public FragmentDefinitionNode? Find(string name) => _fragments.GetValueOrDefault(name);
}
