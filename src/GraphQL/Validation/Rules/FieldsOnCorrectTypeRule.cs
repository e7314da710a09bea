using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.3.1 (Field Selections): the type selected from has the field.</summary>
internal sealed class FieldsOnCorrectTypeRule(ValidationContext context)
{
    public void EnterField(FieldNode node)
    {
        if (context.Types is { ParentType: { } type, Field: null })
            context.Report($"Type \"{type.Name}\" has no field \"{node.Name.Value}\".{Suggest(type, node.Name.Value)}", node);
    }

    private string Suggest(NamedType type, string name)
    {
        if (type.IsAbstract && TypesWithField(type, name) is { Count: > 0 } types)
            return context.Suggestions.Take() ? Suggestions.DidYouMean(types, "to use an inline fragment on ") : "";
        return type is FieldsType fields ? context.Suggestions.For(name, fields.Fields.Select(f => f.Name)) : "";
    }

    private List<string> TypesWithField(NamedType type, string name) =>
        [.. context.Schema.PossibleTypes(type).Where(t => t.Field(name) is not null).Take(5).Select(t => t.Name)];
}
