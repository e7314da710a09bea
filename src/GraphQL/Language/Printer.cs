using System.Collections.Immutable;

namespace Graph.GraphQL.Language;

/// <summary>
/// Writes syntax in one canonical form: two spaces of indentation, one selection, field or definition a line, arguments
/// on one line while the field takes at most 80 characters. Parsing the text gives the same syntax again.
/// </summary>
public sealed partial class Printer
{
    private const int LineLength = 80;

    private readonly PrintBuffer _out = new();

    private Printer()
    {
    }

    /// <summary>A whole document, or any node by itself.</summary>
    public static string Print(SyntaxNode node)
    {
        var printer = new Printer();
        printer.Node(node);
        return printer._out.ToString();
    }

    private void Node(SyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document:
                Join(document.Definitions, "\n\n");
                break;
            case NameNode name:
                _out.Write(name.Value);
                break;
            case OperationDefinitionNode operation:
                Operation(operation);
                break;
            case VariableDefinitionNode variable:
                VariableDefinition(variable);
                break;
            case SelectionSetNode set:
                Braces(set.Selections);
                break;
            case FieldNode field:
                Field(field);
                break;
            case ArgumentNode argument:
                Pair(argument.Name, argument.Value);
                break;
            case FragmentSpreadNode spread:
                _out.Write("...").Write(spread.Name.Value);
                Directives(spread.Directives);
                break;
            case InlineFragmentNode fragment:
                InlineFragment(fragment);
                break;
            case FragmentDefinitionNode fragment:
                FragmentDefinition(fragment);
                break;
            case DirectiveNode directive:
                Directive(directive);
                break;
            case ValueNode value:
                Value(value);
                break;
            case ObjectFieldNode field:
                Pair(field.Name, field.Value);
                break;
            case TypeNode type:
                Type(type);
                break;
            default:
                TypeSystemNode(node);
                break;
        }
    }

    private void Operation(OperationDefinitionNode operation)
    {
        if (operation is
            {
                Description: null, Operation: OperationType.Query, Name: null,
                VariableDefinitions.IsEmpty: true, Directives.IsEmpty: true,
            })
        {
            Node(operation.SelectionSet);
            return;
        }

        Description(operation.Description);
        _out.Write(Keyword(operation.Operation));
        if (operation.Name is not null || !operation.VariableDefinitions.IsEmpty)
        {
            _out.Write(" ").Write(operation.Name?.Value ?? "");
            VariableDefinitions(operation.VariableDefinitions);
        }

        Directives(operation.Directives);
        _out.Write(" ");
        Node(operation.SelectionSet);
    }

    private static string Keyword(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };

    private void VariableDefinitions(ImmutableArray<VariableDefinitionNode> variables)
    {
        var mark = _out.Position;
        Parentheses(variables);
        if (_out.HasLinesSince(mark))
        {
            _out.TakeBack(mark);
            Lines("(", variables, ")");
        }
    }

    private void VariableDefinition(VariableDefinitionNode variable)
    {
        Description(variable.Description);
        Value(variable.Variable);
        _out.Write(": ");
        Type(variable.Type);
        DefaultValue(variable.DefaultValue);
        Directives(variable.Directives);
    }

    private void Field(FieldNode field)
    {
        var start = _out.Position;
        if (field.Alias is not null)
        {
            _out.Write(field.Alias.Value).Write(": ");
        }

        _out.Write(field.Name.Value);
        var named = _out.Position;
        Parentheses(field.Arguments);
        if (_out.LengthSince(start) > LineLength && !field.Arguments.IsEmpty)
        {
            _out.TakeBack(named);
            IndentedLines("(", field.Arguments, ")");
        }

        Directives(field.Directives);
        if (field.SelectionSet is not null)
        {
            _out.Write(" ");
            Node(field.SelectionSet);
        }
    }

    private void InlineFragment(InlineFragmentNode fragment)
    {
        _out.Write("...");
        if (fragment.TypeCondition is not null)
        {
            _out.Write(" on ").Write(fragment.TypeCondition.Name.Value);
        }

        Directives(fragment.Directives);
        _out.Write(" ");
        Node(fragment.SelectionSet);
    }

    private void FragmentDefinition(FragmentDefinitionNode fragment)
    {
        Description(fragment.Description);
        _out.Write("fragment ").Write(fragment.Name.Value).Write(" on ").Write(fragment.TypeCondition.Name.Value);
        Directives(fragment.Directives);
        _out.Write(" ");
        Node(fragment.SelectionSet);
    }

    private void Directives(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            _out.Write(" ");
            Directive(directive);
        }
    }

    private void Directive(DirectiveNode directive)
    {
        _out.Write("@").Write(directive.Name.Value);
        Parentheses(directive.Arguments);
    }

    private void Value(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                _out.Write("$").Write(variable.Name.Value);
                break;
            case IntValueNode number:
                _out.Write(number.Value);
                break;
            case FloatValueNode number:
                _out.Write(number.Value);
                break;
            case StringValueNode { IsBlock: true } text:
                _out.WriteLines(BlockString.Print(text.Value));
                break;
            case StringValueNode text:
                _out.Write(StringLiteral.Print(text.Value));
                break;
            case BooleanValueNode boolean:
                _out.Write(boolean.Value ? "true" : "false");
                break;
            case EnumValueNode name:
                _out.Write(name.Value);
                break;
            case ListValueNode list:
                Enclosed("[", list.Values, "]");
                break;
            case ObjectValueNode literal:
                Enclosed("{", literal.Fields, "}");
                break;
            default:
                _out.Write("null");
                break;
        }
    }

    private void Type(TypeNode type)
    {
        switch (type)
        {
            case NonNullTypeNode nonNull:
                Type(nonNull.Type);
                _out.Write("!");
                break;
            case ListTypeNode list:
                _out.Write("[");
                Type(list.Type);
                _out.Write("]");
                break;
            default:
                _out.Write(((NamedTypeNode)type).Name.Value);
                break;
        }
    }

    private void Pair(NameNode name, ValueNode value)
    {
        _out.Write(name.Value).Write(": ");
        Value(value);
    }

    private void DefaultValue(ValueNode? value)
    {
        if (value is not null)
        {
            _out.Write(" = ");
            Value(value);
        }
    }

    private void Description(StringValueNode? description)
    {
        if (description is not null)
        {
            Value(description);
            _out.NewLine();
        }
    }

    // Lists

    private void Parentheses<T>(ImmutableArray<T> items)
        where T : SyntaxNode
    {
        if (!items.IsEmpty)
        {
            Enclosed("(", items, ")");
        }
    }

    private void Enclosed<T>(string open, ImmutableArray<T> items, string close)
        where T : SyntaxNode
    {
        _out.Write(open);
        Join(items, ", ");
        _out.Write(close);
    }

    private void Braces<T>(ImmutableArray<T> items)
        where T : SyntaxNode
    {
        if (!items.IsEmpty)
        {
            IndentedLines("{", items, "}");
        }
    }

    private void IndentedLines<T>(string open, ImmutableArray<T> items, string close)
        where T : SyntaxNode
    {
        _out.Write(open).Indent();
        _out.NewLine();
        Join(items, "\n");
        _out.Outdent();
        _out.NewLine();
        _out.Write(close);
    }

    private void Lines<T>(string open, ImmutableArray<T> items, string close)
        where T : SyntaxNode
    {
        _out.Write(open).NewLine();
        Join(items, "\n");
        _out.NewLine();
        _out.Write(close);
    }

    private void Join<T>(ImmutableArray<T> items, string separator)
        where T : SyntaxNode
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                _out.WriteLines(separator);
            }

            Node(items[i]);
        }
    }
}
