namespace Graph.GraphQL.Language;

/// <summary>Sections 2.10 (Input Values) and 2.12 (Type References).</summary>
public sealed partial class Parser
{
    private ValueNode ParseValueLiteral(bool isConst)
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.BracketLeft:
                return ParseList(isConst);
            case TokenKind.BraceLeft:
                return ParseObject(isConst);
            case TokenKind.Int:
                Advance();
                return new IntValueNode(TextOf(token).ToString(), SpanOf(token));
            case TokenKind.Float:
                Advance();
                return new FloatValueNode(TextOf(token).ToString(), SpanOf(token));
            case TokenKind.String or TokenKind.BlockString:
                return ParseStringLiteral();
            case TokenKind.Name:
                return ParseNamedValue();
            case TokenKind.Dollar:
                return isConst ? throw UnexpectedVariable() : ParseVariable();
            default:
                throw Unexpected(token);
        }
    }

    private ValueNode ParseNamedValue()
    {
        var token = Expect(TokenKind.Name);
        return NameOf(token) switch
        {
            "true" => new BooleanValueNode(true, SpanOf(token)),
            "false" => new BooleanValueNode(false, SpanOf(token)),
            "null" => new NullValueNode(SpanOf(token)),
            var name => new EnumValueNode(name, SpanOf(token)),
        };
    }

    private StringValueNode? ParseDescription() => PeekDescription() ? ParseStringLiteral() : null;

    private StringValueNode ParseStringLiteral()
    {
        var token = _token;
        Advance();
        return new StringValueNode(token.Text!, token.Kind == TokenKind.BlockString, SpanOf(token));
    }

    private ListValueNode ParseList(bool isConst)
    {
        var start = _token;
        var values = isConst
            ? Any(TokenKind.BracketLeft, static p => p.ParseValueLiteral(isConst: true), TokenKind.BracketRight)
            : Any(TokenKind.BracketLeft, static p => p.ParseValueLiteral(isConst: false), TokenKind.BracketRight);
        return new ListValueNode(values, SpanFrom(start));
    }

    private ObjectValueNode ParseObject(bool isConst)
    {
        var start = _token;
        var fields = isConst
            ? Any(TokenKind.BraceLeft, static p => p.ParseObjectField(isConst: true), TokenKind.BraceRight)
            : Any(TokenKind.BraceLeft, static p => p.ParseObjectField(isConst: false), TokenKind.BraceRight);
        return new ObjectValueNode(fields, SpanFrom(start));
    }

    private ObjectFieldNode ParseObjectField(bool isConst)
    {
        var start = _token;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValueLiteral(isConst);
        return new ObjectFieldNode(name, value, SpanFrom(start));
    }

    private Exception UnexpectedVariable()
    {
        var dollar = Expect(TokenKind.Dollar);
        return Peek(TokenKind.Name)
            ? SyntaxError.At(dollar, $"Unexpected variable \"${NameOf(_token)}\" in constant value.")
            : Unexpected(dollar);
    }

    private TypeNode ParseTypeReference()
    {
        var start = _token;
        TypeNode type = Peek(TokenKind.BracketLeft) ? ParseListType() : ParseNamedType();
        return Skip(TokenKind.Bang) ? new NonNullTypeNode(type, SpanFrom(start)) : type;
    }

    private ListTypeNode ParseListType()
    {
        var start = _token;
        Open(TokenKind.BracketLeft);
        var type = ParseTypeReference();
        return SkipClose(TokenKind.BracketRight)
            ? new ListTypeNode(type, SpanFrom(start))
            : throw Expected(SyntaxError.Describe(TokenKind.BracketRight));
    }

    private NamedTypeNode ParseNamedType()
    {
        var name = ParseName();
        return new NamedTypeNode(name, name.Span);
    }
}
