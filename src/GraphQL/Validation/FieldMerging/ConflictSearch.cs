using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.FieldMerging;

/// <summary>
/// Section 5.3.2: finds the pairs of fields that cannot be merged, for a document that is known to have some. Each selection
/// set is compared within itself, with the fragments that it spreads, and these with each other; two fields with subfields
/// lead on to their selection sets. What was compared once is not compared again, so that each conflict is reported where it
/// first shows.
/// </summary>
internal sealed class ConflictSearch(ValidationContext context)
{
    private const int MaxDepth = 400;

    /// <summary>Conflicts below one pair of fields; an error names fewer.</summary>
    private const int MaxBelow = 50;

    private readonly Dictionary<SetPart, CollectedFields> _collected = [];
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];
    private int _depth;

    public void Report(SelectionSetNode set, NamedType? parentType)
    {
        var conflicts = new ConflictList(context.Options.MaxErrors + 1);
        var fields = Collect(new SetPart(set, parentType));
        CompareWithin(fields, conflicts);
        if (fields.Groups.Count > 0 || fields.Spreads.Count > 1)
            CompareWithSpreads(fields, conflicts);
        foreach (var conflict in conflicts.Conflicts)
            context.Report(
                $"Fields \"{conflict.ResponseName}\" cannot be merged: {conflict.Reason}. Give them different aliases to get both.",
                conflict.Locations);
    }

    private void CompareWithin(CollectedFields fields, ConflictList conflicts)
    {
        foreach (var group in fields.Groups)
            for (var i = 0; i < group.Count && !conflicts.IsFull; i++)
                for (var j = i + 1; j < group.Count; j++)
                    Compare(group[i], group[j], exclusive: false, conflicts);
    }

    private void CompareWithSpreads(CollectedFields fields, ConflictList conflicts)
    {
        for (var i = 0; i < fields.Spreads.Count; i++)
        {
            CompareWithFragment(fields, fields.Spreads[i], exclusive: false, conflicts);
            for (var j = i + 1; j < fields.Spreads.Count; j++)
                CompareFragments(fields.Spreads[i], fields.Spreads[j], exclusive: false, conflicts);
        }
    }

    private void CompareWithFragment(CollectedFields fields, string name, bool exclusive, ConflictList conflicts)
    {
        context.Spend(1);
        if (fields.Groups.Count == 0 || !fields.BeginComparison(name, exclusive) || Collect(name) is not { } fragment)
            return;
        if (ReferenceEquals(fields, fragment))
            return;
        EnterLevel();
        CompareBetween(fields, fragment, exclusive, conflicts);
        foreach (var spread in fragment.Spreads)
            CompareWithFragment(fields, spread, exclusive, conflicts);
        _depth--;
    }

    private void CompareFragments(string first, string second, bool exclusive, ConflictList conflicts)
    {
        context.Spend(2);
        if (first == second || !BeginComparison(first, second, exclusive))
            return;
        if (Collect(first) is not { } fields1 || Collect(second) is not { } fields2)
            return;
        EnterLevel();
        CompareBetween(fields1, fields2, exclusive, conflicts);
        foreach (var spread in fields2.Spreads)
            CompareFragments(first, spread, exclusive, conflicts);
        foreach (var spread in fields1.Spreads)
            CompareFragments(spread, second, exclusive, conflicts);
        _depth--;
    }

    private bool BeginComparison(string first, string second, bool exclusive)
    {
        var key = string.CompareOrdinal(first, second) < 0 ? (first, second) : (second, first);
        if (_comparedFragments.TryGetValue(key, out var before) && (!before || exclusive))
            return false;
        _comparedFragments[key] = exclusive;
        return true;
    }

    private void CompareBetween(CollectedFields first, CollectedFields second, bool exclusive, ConflictList conflicts)
    {
        context.Spend(first.Groups.Count);
        foreach (var group in first.Groups)
            if (second.Group(group[0].Node.ResponseName) is { } other)
                CompareGroups(group, other, exclusive, conflicts);
    }

    private void CompareGroups(List<MergeableField> first, List<MergeableField> second, bool exclusive, ConflictList conflicts)
    {
        foreach (var field1 in first)
            foreach (var field2 in second)
                Compare(field1, field2, exclusive, conflicts);
    }

    private void Compare(MergeableField first, MergeableField second, bool exclusive, ConflictList conflicts)
    {
        if (conflicts.IsFull)
            return;
        context.Spend(2);
        exclusive |= first.IsExclusiveWith(second);
        if ((exclusive ? null : Difference(first.Node, second.Node)) is { } difference)
            conflicts.Add(Conflict.Between(first, second, difference));
        else if (!FieldEquality.SameShape(first.Type, second.Type))
            conflicts.Add(Conflict.Between(first, second, $"their types are \"{first.Type}\" and \"{second.Type}\""));
        else if (first.Node.SelectionSet is not null && second.Node.SelectionSet is not null)
            CompareSubfields(first, second, exclusive, conflicts);
    }

    private string? Difference(FieldNode first, FieldNode second)
    {
        if (first.Name.Value != second.Name.Value)
            return $"\"{first.Name.Value}\" and \"{second.Name.Value}\" are different fields";
        context.Spend(first.Arguments.Length);
        return FieldEquality.SameArguments(first.Arguments, second.Arguments) ? null : "their arguments differ";
    }

    private void CompareSubfields(MergeableField first, MergeableField second, bool exclusive, ConflictList conflicts)
    {
        EnterLevel();
        var found = new ConflictList(MaxBelow);
        var fields1 = Collect(new SetPart(first.Node.SelectionSet!, first.Type?.Named));
        var fields2 = Collect(new SetPart(second.Node.SelectionSet!, second.Type?.Named));
        CompareBetween(fields1, fields2, exclusive, found);
        foreach (var spread in fields2.Spreads)
            CompareWithFragment(fields1, spread, exclusive, found);
        foreach (var spread in fields1.Spreads)
            CompareWithFragment(fields2, spread, exclusive, found);
        foreach (var spread1 in fields1.Spreads)
            foreach (var spread2 in fields2.Spreads)
                CompareFragments(spread1, spread2, exclusive, found);
        if (found.Conflicts.Count > 0)
            conflicts.Add(Conflict.OfSubfields(first, second, found.Conflicts));
        _depth--;
    }

    private CollectedFields? Collect(string fragmentName) => context.Fragments.Find(fragmentName) is { } fragment
        ? Collect(new SetPart(fragment.SelectionSet, context.Schema.Type(fragment.TypeCondition.Name.Value)))
        : null;

    private CollectedFields Collect(SetPart part)
    {
        if (!_collected.TryGetValue(part, out var fields))
            _collected[part] = fields = new CollectedFields(context, part);
        return fields;
    }

    private void EnterLevel()
    {
        if (++_depth > MaxDepth)
            throw context.NestedTooDeep();
    }
}
