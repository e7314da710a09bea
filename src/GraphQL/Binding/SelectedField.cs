using System.Globalization;
using Graph.GraphQL.Response;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Binding;

/// <summary>A field as an operation selects it: its response name, and the types at its position and inside its lists.</summary>
internal abstract class SelectedField
{
    private readonly GraphQLType[] _types;
    private readonly bool[] _isNonNull;
    private readonly ListShape[] _lists;

    protected SelectedField(string responseName, FieldDefinition definition)
    {
        ResponseName = responseName;
        Definition = definition;
        _types = [.. TypesByDepth(definition.Type)];
        // Without LINQ, whose code over value types is compiled at the start of a process.
        _isNonNull = new bool[_types.Length];
        _lists = new ListShape[_types.Length - 1];
        for (var depth = 0; depth < _types.Length; depth++)
        {
            _isNonNull[depth] = _types[depth].IsNonNull;
            if (depth > 0)
                _lists[depth - 1] = new ListShape(_isNonNull[depth]);
        }
    }

    public string ResponseName { get; }

    public FieldDefinition Definition { get; }

    public GraphQLType TypeAt(int depth) => _types[depth];

    public bool IsNonNullAt(int depth) => _isNonNull[depth];

    /// <summary>The shape of the list at this depth: 0 is the field's own list, 1 the lists in it.</summary>
    public IContainerShape ListAt(int depth) => _lists[depth];

    private static IEnumerable<GraphQLType> TypesByDepth(GraphQLType type)
    {
        yield return type;
        while (type.Nullable is ListType list)
            yield return type = list.OfType;
    }

    private sealed class ListShape(bool itemsAreNonNull) : IContainerShape
    {
        public byte[][]? Names => null;

        public object KeyAt(int position) => position;

        public bool IsNonNullAt(int position) => itemsAreNonNull;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"list, items non-null: {itemsAreNonNull}");
    }
}
