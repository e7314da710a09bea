using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.FieldMerging;

/// <summary>
/// Section 5.3.2: decides FieldsInSetCanMerge for a whole document without comparing pairs. Instead of each field with each,
/// the fields with one response name are compared with the first of them, and their selection sets are then looked at as one
/// merged set. Fields that can meet in a response (same object type, or an abstract one) must be equal and are merged by
/// themselves; all together need the same shape only. A merged set is looked at once, wherever it comes up again.
/// </summary>
internal sealed class MergeCheck(ValidationContext context)
{
    private readonly Stack<MergedSet> _pending = [];
    private readonly HashSet<SelectionSetNode> _single = [];
    private readonly SeenSets _seen = new();
    private readonly HashSet<FragmentDefinitionNode> _reached = [];
    private readonly FieldGroups _groups = new(context);

    public bool FindsConflict()
    {
        foreach (var definition in context.Document.Definitions)
            if (definition is OperationDefinitionNode operation
                && FindsConflict(operation.SelectionSet, context.Schema.RootType(operation.Operation)))
                return true;
        foreach (var definition in context.Document.Definitions)
            if (definition is FragmentDefinitionNode fragment
                && !_reached.Contains(fragment)
                && FindsConflict(fragment.SelectionSet, context.Schema.Type(fragment.TypeCondition.Name.Value)))
                return true;
        return false;
    }

    private bool FindsConflict(SelectionSetNode root, NamedType? type)
    {
        _pending.Push(new MergedSet([new(root, type)], ShapeOnly: false));
        while (_pending.TryPop(out var set))
        {
            _groups.Collect(set.Parts, _reached);
            for (var i = 0; i < _groups.Count; i++)
                if (FindsConflict(_groups[i], set.ShapeOnly))
                    return true;
        }

        return false;
    }

    private bool FindsConflict(List<MergeableField> fields, bool shapeOnly)
    {
        if (fields.Count == 1)
        {
            PushSingle(fields[0]);
            return false;
        }

        context.Spend(fields.Count);
        if (!HaveSameShape(fields))
            return true;
        if (shapeOnly)
            Push(fields, shapeOnly: true);
        else if (!HaveExclusiveParents(fields))
            return FindsDifference(fields);
        else
            return FindsDifferenceByParent(fields);
        return false;
    }

    private bool FindsDifference(List<MergeableField> fields)
    {
        var first = fields[0].Node;
        for (var i = 1; i < fields.Count; i++)
            if (fields[i].Node.Name.Value != first.Name.Value
                || !FieldEquality.SameArguments(first.Arguments, fields[i].Node.Arguments))
                return true;
        Push(fields, shapeOnly: false);
        return false;
    }

    private bool FindsDifferenceByParent(List<MergeableField> fields)
    {
        Push(fields, shapeOnly: true);
        foreach (var parent in fields.Select(f => f.ParentType).OfType<ObjectType>().Distinct().ToArray())
        {
            context.Spend(fields.Count);
            if (FindsDifference(fields.FindAll(f => f.ParentType is not ObjectType other || ReferenceEquals(other, parent))))
                return true;
        }

        return false;
    }

    private static bool HaveSameShape(List<MergeableField> fields)
    {
        var first = fields.Find(f => f.Type is not null)?.Type;
        return fields.TrueForAll(f => FieldEquality.SameShape(first, f.Type));
    }

    private static bool HaveExclusiveParents(List<MergeableField> fields)
    {
        var first = fields.Find(f => f.ParentType is ObjectType);
        return first is not null && fields.Exists(f => f.IsExclusiveWith(first));
    }

    /// <summary>A selection set by itself is part of the document, so it must be in order whatever it is merged with.</summary>
    private void PushSingle(MergeableField field)
    {
        if (field.Node.SelectionSet is { } set && _single.Add(set))
            _pending.Push(new MergedSet([new(set, field.Type?.Named)], ShapeOnly: false));
    }

    private void Push(List<MergeableField> fields, bool shapeOnly)
    {
        var withSubfields = fields.FindAll(f => f.Node.SelectionSet is not null);
        context.Spend(2 * withSubfields.Count);
        if (withSubfields.Count == 1)
            PushSingle(withSubfields[0]);
        else if (withSubfields.Count > 1 && _seen.Add(withSubfields, shapeOnly))
            _pending.Push(new MergedSet([.. withSubfields.Select(f => new SetPart(f.Node.SelectionSet!, f.Type?.Named))], shapeOnly));
    }

    private readonly record struct MergedSet(SetPart[] Parts, bool ShapeOnly);
}
