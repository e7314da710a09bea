using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.GraphQL.Validation.FieldMerging;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>
/// Section 5.3.2 (Field Selection Merging): fields with the same response name ask for the same thing. Whether a document
/// breaks this is decided in about linear time; only for one that does are the pairs in conflict searched for.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context)
{
    private readonly List<(SelectionSetNode Set, NamedType? ParentType)> _selectionSets = [];

    public void EnterSelectionSet(SelectionSetNode node)
    {
        if (node.Selections.Length > 1 || node.Selections[0] is InlineFragmentNode)
            _selectionSets.Add((node, context.Types.ParentType));
    }

    public void LeaveDocument()
    {
        if (_selectionSets.Count == 0 || !new MergeCheck(context).FindsConflict())
            return;
        var search = new ConflictSearch(context);
        foreach (var (set, parentType) in _selectionSets)
            search.Report(set, parentType);
    }
}
