using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.3 (Fragment Spread Is Possible): some object type satisfies both the fragment and the place.</summary>
internal sealed class PossibleFragmentSpreadsRule(ValidationContext context)
{
    private Dictionary<(NamedType, NamedType), bool>? _overlaps;

    public void EnterInlineFragment(InlineFragmentNode node)
    {
        if (context.Types is { ParentType: { } parent, Type: NamedType { IsComposite: true } type } && !Overlap(type, parent))
            context.Report($"No \"{parent.Name}\" can be of type \"{type.Name}\".", node);
    }

    public void EnterFragmentSpread(FragmentSpreadNode node)
    {
        if (context.Types.ParentType is { } parent
            && context.Fragments.Find(node.Name.Value) is { } fragment
            && context.Schema.Type(fragment.TypeCondition.Name.Value) is { IsComposite: true } type
            && !Overlap(type, parent))
            context.Report(
                $"Fragment \"{node.Name.Value}\" cannot be spread here: no \"{parent.Name}\" can be of type \"{type.Name}\".", node);
    }

    private bool Overlap(NamedType type, NamedType parent)
    {
        if (ReferenceEquals(type, parent))
            return true;
        if (!type.IsAbstract && !parent.IsAbstract)
            return false;
        _overlaps ??= [];
        if (!_overlaps.TryGetValue((type, parent), out var overlap))
            _overlaps[(type, parent)] = overlap =
                context.Schema.PossibleTypes(type).Any(t => context.Schema.IsPossibleType(parent, t));
        return overlap;
    }
}
