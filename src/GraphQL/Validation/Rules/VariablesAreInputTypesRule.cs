using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>Section 5.8.2 (Variables Are Input Types).</summary>
internal sealed class VariablesAreInputTypesRule(ValidationContext context)
{
    public void EnterVariableDefinition(VariableDefinitionNode node)
    {
        var named = context.Schema.Type(TypeReference.NamedTypeOf(node.Type).Name.Value);
        if (named is { IsInputType: false })
            context.Report(
                $"Variable \"${node.Variable.Name.Value}\" cannot be of type \"{TypeReference.Print(node.Type)}\": "
                + "it is not an input type.", node.Type);
    }
}
