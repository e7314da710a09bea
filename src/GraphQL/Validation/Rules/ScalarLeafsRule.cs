using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.3.3 (Leaf Field Selections): leaves have no selection of subfields, all other fields have one.</summary>
internal sealed class ScalarLeafsRule(ValidationContext context)
{
    public void EnterField(FieldNode node)
    {
        if (context.Types.Type is not { } type)
            return;
        var name = node.Name.Value;
        if (!type.Named.IsLeaf && node.SelectionSet is null)
            context.Report($"Field \"{name}\" of type \"{type}\" needs a selection of subfields: \"{name} {{ … }}\".", node);
        else if (type.Named.IsLeaf && node.SelectionSet is not null)
            context.Report($"Field \"{name}\" of type \"{type}\" has no subfields to select.", node.SelectionSet);
    }
}
