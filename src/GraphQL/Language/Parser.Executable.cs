using System.Collections.Immutable;

namespace Graph.GraphQL.Language;

/// <summary>Sections 2.4 to 2.9 and 2.11: operations, selections, fragments, variables.</summary>
public sealed partial class Parser
{
    private OperationDefinitionNode ParseOperationDefinition()
    {
        var start = _token;
        if (Peek(TokenKind.BraceLeft))
        {
            var shorthand = ParseSelectionSet();
            return new OperationDefinitionNode(null, OperationType.Query, null, [], [], shorthand, SpanFrom(start));
        }

        var description = ParseDescription();
        var operation = ParseOperationType();
        var name = Peek(TokenKind.Name) ? ParseName() : null;
        var variables = OptionalMany(TokenKind.ParenLeft, static p => p.ParseVariableDefinition(), TokenKind.ParenRight);
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new OperationDefinitionNode(
            description, operation, name, variables, directives, selectionSet, SpanFrom(start));
    }

    private OperationType ParseOperationType()
    {
        var token = Expect(TokenKind.Name);
        return NameOf(token) switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw Unexpected(token),
        };
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = _token;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.EqualsSign) ? ParseValueLiteral(isConst: true) : null;
        var directives = ParseDirectives(isConst: true);
        return new VariableDefinitionNode(description, variable, type, defaultValue, directives, SpanFrom(start));
    }

    private VariableNode ParseVariable()
    {
        var start = Expect(TokenKind.Dollar);
        var name = ParseName();
        return new VariableNode(name, SpanFrom(start));
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var start = _token;
        var selections = Many(TokenKind.BraceLeft, static p => p.ParseSelection(), TokenKind.BraceRight);
        return new SelectionSetNode(selections, SpanFrom(start));
    }

    private SelectionNode ParseSelection() => Peek(TokenKind.Spread) ? ParseFragment() : ParseField();

    private FieldNode ParseField()
    {
        var start = _token;
        var name = ParseName();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        var selectionSet = Peek(TokenKind.BraceLeft) ? ParseSelectionSet() : null;
        return new FieldNode(alias, name, arguments, directives, selectionSet, SpanFrom(start));
    }

    private SelectionNode ParseFragment()
    {
        var start = Expect(TokenKind.Spread);
        var conditioned = SkipKeyword("on");
        if (!conditioned && Peek(TokenKind.Name))
        {
            var name = ParseFragmentName();
            return new FragmentSpreadNode(name, ParseDirectives(isConst: false), SpanFrom(start));
        }

        var typeCondition = conditioned ? ParseNamedType() : null;
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new InlineFragmentNode(typeCondition, directives, selectionSet, SpanFrom(start));
    }

    private FragmentDefinitionNode ParseFragmentDefinition()
    {
        var start = _token;
        var description = ParseDescription();
        ExpectKeyword("fragment");
        var name = ParseFragmentName();
        ExpectKeyword("on");
        var typeCondition = ParseNamedType();
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new FragmentDefinitionNode(
            description, name, typeCondition, directives, selectionSet, SpanFrom(start));
    }

    private NameNode ParseFragmentName() => IsKeyword(_token, "on") ? throw Unexpected(_token) : ParseName();

    private ImmutableArray<DirectiveNode> ParseDirectives(bool isConst)
    {
        if (!Peek(TokenKind.At))
        {
            return [];
        }

        var mark = _nodeCount;
        do
        {
            var start = Expect(TokenKind.At);
            var name = ParseName();
            Push(new DirectiveNode(name, ParseArguments(isConst), SpanFrom(start)));
        }
        while (Peek(TokenKind.At));

        return Pop<DirectiveNode>(mark);
    }

    private ImmutableArray<ArgumentNode> ParseArguments(bool isConst) => isConst
        ? OptionalMany(TokenKind.ParenLeft, static p => p.ParseArgument(isConst: true), TokenKind.ParenRight)
        : OptionalMany(TokenKind.ParenLeft, static p => p.ParseArgument(isConst: false), TokenKind.ParenRight);

    private ArgumentNode ParseArgument(bool isConst)
    {
        var start = _token;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValueLiteral(isConst);
        return new ArgumentNode(name, value, SpanFrom(start));
    }
}
