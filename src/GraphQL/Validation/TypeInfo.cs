using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation;

/// <summary>
/// The types in scope at the node that the walk stands on. Null wherever the document names something that the schema does
/// not have: then there is nothing to check against. The walker restores what it changed when it leaves a node.
/// </summary>
internal sealed class TypeInfo(Schema schema)
{
    /// <summary>The composite type that the current selection set selects from.</summary>
    public NamedType? ParentType { get; set; }

    /// <summary>The definition of the current or enclosing field.</summary>
    public FieldDefinition? Field { get; set; }

    /// <summary>The output type of the current field, fragment or operation.</summary>
    public GraphQLType? Type { get; set; }

    /// <summary>The definition of the directive whose arguments are visited.</summary>
    public DirectiveDefinition? Directive { get; set; }

    /// <summary>The definition of the current argument.</summary>
    public InputValueDefinition? Argument { get; set; }

    /// <summary>The type expected of the current input value.</summary>
    public GraphQLType? InputType { get; set; }

    /// <summary>Whether the argument or input field that directly holds the current value has a default.</summary>
    public bool HasLocationDefault { get; set; }

    /// <summary>
    /// The input object type whose field directly holds the current value; null where the object itself stands in a non-null
    /// place, which graphql-js, whose answers are the measure, does not look into either.
    /// </summary>
    public InputObjectType? ParentInputObject { get; set; }

    public void EnterOperation(OperationDefinitionNode operation) => Type = schema.RootType(operation.Operation);

    public void EnterFragment(NamedTypeNode? typeCondition) =>
        Type = typeCondition is null ? Type?.Named : schema.Type(typeCondition.Name.Value) is { IsOutputType: true } type ? type : null;

    public void EnterSelectionSet() => ParentType = Type?.Named is { IsComposite: true } type ? type : null;

    public void EnterField(FieldNode node)
    {
        Field = ParentType is null ? null : schema.MetaFields.Find(ParentType, node.Name.Value);
        Type = Field?.Type is { IsOutputType: true } type ? type : null;
    }

    public void EnterArgument(ArgumentNode node)
    {
        Argument = Directive is not null ? Directive.Argument(node.Name.Value) : Field?.Argument(node.Name.Value);
        EnterInput(Argument);
        ParentInputObject = null;
    }

    public void EnterListItems()
    {
        var type = InputType?.Nullable;
        InputType = type is ListType list ? list.OfType : type;
        HasLocationDefault = false;
        ParentInputObject = null;
    }

    public void EnterObjectField(GraphQLType? parentType, InputObjectType? inputObject, ObjectFieldNode node)
    {
        EnterInput(inputObject?.Field(node.Name.Value));
        ParentInputObject = parentType as InputObjectType;
    }

    private void EnterInput(InputValueDefinition? definition)
    {
        InputType = definition?.Type is { IsInputType: true } type ? type : null;
        HasLocationDefault = definition?.DefaultValue is not null;
    }
}
