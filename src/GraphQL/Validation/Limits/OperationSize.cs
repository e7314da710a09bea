using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Limits;

/// <summary>
/// What <see cref="RequestLimits"/> bounds, of one operation with its fragments. Every fragment is measured once, however
/// often it is spread, so the time is linear in the document; numbers saturate.
/// </summary>
internal readonly record struct OperationSize(int Depth, int IntrospectionDepth, long Aliases, int RootFields, int Directives)
{
    public static OperationSize Of(DocumentNode document, OperationDefinitionNode operation)
    {
        var measure = new Measure(document);
        var selections = measure.Of(operation.SelectionSet);
        return selections with
        {
            RootFields = measure.RootFieldsOf(operation.SelectionSet),
            Directives = Math.Max(selections.Directives, operation.Directives.Length),
        };
    }

    private OperationSize And(OperationSize other) => new(
        Math.Max(Depth, other.Depth),
        Math.Max(IntrospectionDepth, other.IntrospectionDepth),
        Math.Min(Aliases + other.Aliases, int.MaxValue),
        0,
        Math.Max(Directives, other.Directives));

    private sealed class Measure(DocumentNode document)
    {
        /// <summary>Selection sets within each other, fragments followed, that are looked into.</summary>
        private const int MaxNesting = 1_000;

        private readonly FragmentIndex _fragments = new(document);
        private readonly Dictionary<FragmentDefinitionNode, OperationSize> _ofFragment = [];
        private readonly HashSet<FragmentDefinitionNode> _atRoot = [];
        private int _nesting;

        public OperationSize Of(SelectionSetNode set)
        {
            if (++_nesting > MaxNesting)
                return new OperationSize(MaxNesting, 0, 0, 0, 0);
            var size = default(OperationSize);
            foreach (var selection in set.Selections)
                size = size.And(Of(selection));
            _nesting--;
            return size;
        }

        public int RootFieldsOf(SelectionSetNode root)
        {
            var count = 0;
            var pending = new Stack<SelectionSetNode>([root]);
            while (pending.TryPop(out var set))
                foreach (var selection in set.Selections)
                    if (selection is FieldNode)
                        count++;
                    else if (selection is InlineFragmentNode inline)
                        pending.Push(inline.SelectionSet);
                    else if (Find((FragmentSpreadNode)selection) is { } fragment && _atRoot.Add(fragment))
                        pending.Push(fragment.SelectionSet);
            return count;
        }

        private OperationSize Of(SelectionNode selection)
        {
            var size = selection switch
            {
                FieldNode field => OfField(field),
                InlineFragmentNode inline => Of(inline.SelectionSet),
                FragmentSpreadNode spread when Find(spread) is { } fragment => OfFragment(fragment),
                _ => default,
            };
            return size with { Directives = Math.Max(size.Directives, selection.Directives.Length) };
        }

        private OperationSize OfField(FieldNode field)
        {
            var size = field.SelectionSet is null ? default : Of(field.SelectionSet);
            var depth = size.Depth + 1;
            var introspection = field.Name.Value is "__schema" or "__type";
            return size with
            {
                Depth = introspection ? 0 : depth,
                IntrospectionDepth = introspection ? depth : size.IntrospectionDepth,
                Aliases = size.Aliases + (field.Alias is null ? 0 : 1),
            };
        }

        /// <summary>A fragment within itself adds nothing; validation refuses it.</summary>
        private OperationSize OfFragment(FragmentDefinitionNode fragment)
        {
            if (_ofFragment.TryGetValue(fragment, out var size))
                return size;
            _ofFragment[fragment] = default;
            return _ofFragment[fragment] = Of(fragment.SelectionSet);
        }

        private FragmentDefinitionNode? Find(FragmentSpreadNode spread) => _fragments.Find(spread.Name.Value);
    }
}
