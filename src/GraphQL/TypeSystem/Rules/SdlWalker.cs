using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Walks a document once, in source order, for all rules.</summary>
internal sealed partial class SdlWalker(List<SdlRule> rules)
{
    private DefinitionNode _definition = null!;

    public void Walk(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            _definition = definition;
            foreach (var rule in rules)
                rule.Definition(definition);
            WalkDefinition(definition);
        }
    }

    private void WalkDefinition(DefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaDefinitionNode node:
                WalkSchema(node, node.Directives, node.OperationTypes);
                break;
            case SchemaExtensionNode node:
                WalkSchema(node, node.Directives, node.OperationTypes);
                break;
            case DirectiveDefinitionNode node:
                WalkInputValues(node.Arguments, DirectiveLocation.ArgumentDefinition);
                break;
            case TypeDefinitionNode or TypeExtensionNode:
                WalkType(definition);
                break;
            case ExecutableDefinitionNode node:
                WalkExecutable(node);
                break;
        }
    }

    private void WalkType(DefinitionNode type)
    {
        switch (type)
        {
            case ScalarTypeDefinitionNode node:
                WalkDirectives(node, DirectiveLocation.Scalar, node.Directives);
                break;
            case ScalarTypeExtensionNode node:
                WalkDirectives(node, DirectiveLocation.Scalar, node.Directives);
                break;
            case ObjectTypeDefinitionNode node:
                WalkFields(node, DirectiveLocation.Object, node.Interfaces, node.Directives, node.Fields);
                break;
            case ObjectTypeExtensionNode node:
                WalkFields(node, DirectiveLocation.Object, node.Interfaces, node.Directives, node.Fields);
                break;
            case InterfaceTypeDefinitionNode node:
                WalkFields(node, DirectiveLocation.Interface, node.Interfaces, node.Directives, node.Fields);
                break;
            case InterfaceTypeExtensionNode node:
                WalkFields(node, DirectiveLocation.Interface, node.Interfaces, node.Directives, node.Fields);
                break;
            case UnionTypeDefinitionNode node:
                WalkUnion(node, node.Directives, node.Types);
                break;
            case UnionTypeExtensionNode node:
                WalkUnion(node, node.Directives, node.Types);
                break;
            case EnumTypeDefinitionNode node:
                WalkEnum(node, node.Directives, node.Values);
                break;
            case EnumTypeExtensionNode node:
                WalkEnum(node, node.Directives, node.Values);
                break;
            case InputObjectTypeDefinitionNode node:
                WalkDirectives(node, DirectiveLocation.InputObject, node.Directives);
                WalkInputValues(node.Fields, DirectiveLocation.InputFieldDefinition);
                break;
            case InputObjectTypeExtensionNode node:
                WalkDirectives(node, DirectiveLocation.InputObject, node.Directives);
                WalkInputValues(node.Fields, DirectiveLocation.InputFieldDefinition);
                break;
        }
    }

    private void WalkSchema(
        DefinitionNode schema, ImmutableArray<DirectiveNode> directives, ImmutableArray<OperationTypeDefinitionNode> operations)
    {
        WalkDirectives(schema, DirectiveLocation.Schema, directives);
        foreach (var operation in operations)
            WalkTypeReference(operation.Type);
    }

    private void WalkFields(
        DefinitionNode type,
        DirectiveLocation location,
        ImmutableArray<NamedTypeNode> interfaces,
        ImmutableArray<DirectiveNode> directives,
        ImmutableArray<FieldDefinitionNode> fields)
    {
        foreach (var @interface in interfaces)
            WalkTypeReference(@interface);
        WalkDirectives(type, location, directives);
        foreach (var field in fields)
        {
            WalkInputValues(field.Arguments, DirectiveLocation.ArgumentDefinition);
            WalkTypeReference(field.Type);
            WalkDirectives(field, DirectiveLocation.FieldDefinition, field.Directives);
        }
    }

    private void WalkUnion(DefinitionNode type, ImmutableArray<DirectiveNode> directives, ImmutableArray<NamedTypeNode> members)
    {
        WalkDirectives(type, DirectiveLocation.Union, directives);
        foreach (var member in members)
            WalkTypeReference(member);
    }

    private void WalkEnum(
        DefinitionNode type, ImmutableArray<DirectiveNode> directives, ImmutableArray<EnumValueDefinitionNode> values)
    {
        WalkDirectives(type, DirectiveLocation.Enum, directives);
        foreach (var value in values)
            WalkDirectives(value, DirectiveLocation.EnumValue, value.Directives);
    }

    private void WalkInputValues(ImmutableArray<InputValueDefinitionNode> values, DirectiveLocation location)
    {
        foreach (var value in values)
        {
            WalkTypeReference(value.Type);
            if (value.DefaultValue is not null)
                WalkValue(value.DefaultValue);
            WalkDirectives(value, location, value.Directives);
        }
    }

    private void WalkTypeReference(TypeNode type)
    {
        while (type is not NamedTypeNode)
            type = type is ListTypeNode list ? list.Type : ((NonNullTypeNode)type).Type;
        foreach (var rule in rules)
            rule.TypeReference((NamedTypeNode)type, _definition);
    }

    private void WalkDirectives(SyntaxNode owner, DirectiveLocation location, ImmutableArray<DirectiveNode> directives)
    {
        if (directives.Length == 0)
            return;
        foreach (var rule in rules)
            rule.Directives(owner, location, directives);
        foreach (var directive in directives)
            WalkArguments(directive.Arguments);
    }

    private void WalkArguments(ImmutableArray<ArgumentNode> arguments)
    {
        if (arguments.Length == 0)
            return;
        foreach (var rule in rules)
            rule.Arguments(arguments);
        foreach (var argument in arguments)
            WalkValue(argument.Value);
    }

    private void WalkValue(ValueNode value)
    {
        if (value is ListValueNode list)
        {
            foreach (var item in list.Values)
                WalkValue(item);
        }
        else if (value is ObjectValueNode node)
        {
            foreach (var rule in rules)
                rule.ObjectValue(node);
            foreach (var field in node.Fields)
                WalkValue(field.Value);
        }
    }
}
