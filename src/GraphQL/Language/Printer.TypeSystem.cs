using System.Collections.Immutable;

namespace Graph.GraphQL.Language;

/// <summary>Section 3: definitions and extensions of the type system.</summary>
public sealed partial class Printer
{
    private void TypeSystemNode(SyntaxNode node)
    {
        switch (node)
        {
            case SchemaDefinitionNode n:
                Description(n.Description);
                _out.Write("schema");
                Directives(n.Directives);
                SpaceAndBraces(n.OperationTypes);
                break;
            case SchemaExtensionNode n:
                _out.Write("extend schema");
                Directives(n.Directives);
                SpaceAndBraces(n.OperationTypes);
                break;
            case OperationTypeDefinitionNode n:
                _out.Write(Keyword(n.Operation)).Write(": ").Write(n.Type.Name.Value);
                break;
            case DirectiveDefinitionNode n:
                DirectiveDefinition(n);
                break;
            case FieldDefinitionNode n:
                FieldDefinition(n);
                break;
            case InputValueDefinitionNode n:
                InputValueDefinition(n);
                break;
            case EnumValueDefinitionNode n:
                Description(n.Description);
                _out.Write(n.Name.Value);
                Directives(n.Directives);
                break;
            case TypeDefinitionNode n:
                Description(n.Description);
                TypeDefinition(n);
                break;
            default:
                _out.Write("extend ");
                TypeExtension((TypeExtensionNode)node);
                break;
        }
    }

    private void TypeDefinition(TypeDefinitionNode node)
    {
        switch (node)
        {
            case ScalarTypeDefinitionNode n:
                TypeHead("scalar ", n.Name, [], n.Directives);
                break;
            case ObjectTypeDefinitionNode n:
                TypeHead("type ", n.Name, n.Interfaces, n.Directives);
                SpaceAndBraces(n.Fields);
                break;
            case InterfaceTypeDefinitionNode n:
                TypeHead("interface ", n.Name, n.Interfaces, n.Directives);
                SpaceAndBraces(n.Fields);
                break;
            case UnionTypeDefinitionNode n:
                TypeHead("union ", n.Name, [], n.Directives);
                Delimited(" = ", n.Types, " | ");
                break;
            case EnumTypeDefinitionNode n:
                TypeHead("enum ", n.Name, [], n.Directives);
                SpaceAndBraces(n.Values);
                break;
            case InputObjectTypeDefinitionNode n:
                TypeHead("input ", n.Name, [], n.Directives);
                SpaceAndBraces(n.Fields);
                break;
        }
    }

    private void TypeExtension(TypeExtensionNode node)
    {
        switch (node)
        {
            case ScalarTypeExtensionNode n:
                TypeHead("scalar ", n.Name, [], n.Directives);
                break;
            case ObjectTypeExtensionNode n:
                TypeHead("type ", n.Name, n.Interfaces, n.Directives);
                SpaceAndBraces(n.Fields);
                break;
            case InterfaceTypeExtensionNode n:
                TypeHead("interface ", n.Name, n.Interfaces, n.Directives);
                SpaceAndBraces(n.Fields);
                break;
            case UnionTypeExtensionNode n:
                TypeHead("union ", n.Name, [], n.Directives);
                Delimited(" = ", n.Types, " | ");
                break;
            case EnumTypeExtensionNode n:
                TypeHead("enum ", n.Name, [], n.Directives);
                SpaceAndBraces(n.Values);
                break;
            case InputObjectTypeExtensionNode n:
                TypeHead("input ", n.Name, [], n.Directives);
                SpaceAndBraces(n.Fields);
                break;
        }
    }

    private void TypeHead(
        string keyword, NameNode name, ImmutableArray<NamedTypeNode> interfaces, ImmutableArray<DirectiveNode> directives)
    {
        _out.Write(keyword).Write(name.Value);
        Delimited(" implements ", interfaces, " & ");
        Directives(directives);
    }

    private void FieldDefinition(FieldDefinitionNode field)
    {
        Description(field.Description);
        _out.Write(field.Name.Value);
        ArgumentsDefinition(field.Arguments);
        _out.Write(": ");
        Type(field.Type);
        Directives(field.Directives);
    }

    /// <summary>One argument that needs several lines, for its description say, gives each a line.</summary>
    private void ArgumentsDefinition(ImmutableArray<InputValueDefinitionNode> arguments)
    {
        var mark = _out.Position;
        Parentheses(arguments);
        if (_out.HasLinesSince(mark))
        {
            _out.TakeBack(mark);
            IndentedLines("(", arguments, ")");
        }
    }

    private void InputValueDefinition(InputValueDefinitionNode input)
    {
        Description(input.Description);
        _out.Write(input.Name.Value).Write(": ");
        Type(input.Type);
        DefaultValue(input.DefaultValue);
        Directives(input.Directives);
    }

    private void DirectiveDefinition(DirectiveDefinitionNode directive)
    {
        Description(directive.Description);
        _out.Write("directive @").Write(directive.Name.Value);
        ArgumentsDefinition(directive.Arguments);
        _out.Write(directive.IsRepeatable ? " repeatable" : "");
        Delimited(" on ", directive.Locations, " | ");
    }

    private void Delimited<T>(string before, ImmutableArray<T> items, string delimiter)
        where T : SyntaxNode
    {
        if (!items.IsEmpty)
        {
            _out.Write(before);
            Join(items, delimiter);
        }
    }

    private void SpaceAndBraces<T>(ImmutableArray<T> items)
        where T : SyntaxNode
    {
        if (!items.IsEmpty)
        {
            _out.Write(" ");
            Braces(items);
        }
    }
}
