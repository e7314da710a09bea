using System.Buffers;
using System.Collections.Immutable;
using Graph.GraphQL.Errors;

namespace Graph.GraphQL.Language;

/// <summary>
/// Section 2 (Language) and the type system grammar of section 3: recursive descent with one token of lookahead.
/// Every method throws a <see cref="GraphQLException"/> with one location for text that is not GraphQL
/// (<see cref="ErrorCodes.ParseFailed"/>) or goes over <see cref="ParserOptions"/> (<see cref="ErrorCodes.LimitExceeded"/>).
/// </summary>
public sealed partial class Parser
{
    private readonly string _source;
    private readonly ParserOptions _options;
    private readonly Lexer _lexer;
    private Token _token;
    private Token? _lookahead;
    private int _lastEnd;
    private int _tokens;
    private int _depth;

    /// <summary>Nodes of the lists that are being read, innermost on top.</summary>
    private SyntaxNode[] _nodes;
    private int _nodeCount;

    private Parser(string source, ParserOptions? options)
    {
        _source = source;
        _options = options ?? ParserOptions.Request;
        _lexer = new Lexer(source);
        _nodes = ArrayPool<SyntaxNode>.Shared.Rent(64);
    }

    /// <summary>A document of executable or type system definitions. Without options: <see cref="ParserOptions.Request"/>.</summary>
    public static DocumentNode Parse(string source, ParserOptions? options = null) =>
        Run(source, options, static parser => parser.ParseDocument());

    /// <summary>Section 2.10: a value by itself; it may contain variables.</summary>
    public static ValueNode ParseValue(string source, ParserOptions? options = null) =>
        Run(source, options, static parser => parser.ParseValueLiteral(isConst: false));

    /// <summary>Section 2.12: a type reference by itself, like <c>[String!]</c>.</summary>
    public static TypeNode ParseType(string source, ParserOptions? options = null) =>
        Run(source, options, static parser => parser.ParseTypeReference());

    private static T Run<T>(string source, ParserOptions? options, Func<Parser, T> parse)
    {
        var parser = new Parser(source, options);
        try
        {
            parser.Advance();
            var node = parse(parser);
            parser.Expect(TokenKind.EndOfFile);
            return node;
        }
        finally
        {
            ArrayPool<SyntaxNode>.Shared.Return(parser._nodes, clearArray: true);
        }
    }

    private DocumentNode ParseDocument()
    {
        var mark = _nodeCount;
        do
        {
            Push(ParseDefinition());
        }
        while (!Peek(TokenKind.EndOfFile));

        return new DocumentNode(Pop<DefinitionNode>(mark), new SourceSpan(0, _source.Length, 1, 1));
    }

    private DefinitionNode ParseDefinition()
    {
        if (Peek(TokenKind.BraceLeft))
        {
            return ParseOperationDefinition();
        }

        var described = PeekDescription();
        var keyword = described ? Lookahead() : _token;
        if (described && keyword.Kind == TokenKind.BraceLeft)
        {
            throw SyntaxError.At(_token, "Unexpected description, descriptions are not supported on shorthand queries.");
        }

        if (keyword.Kind != TokenKind.Name)
        {
            throw Unexpected(keyword);
        }

        return ParseDescribable(keyword) ?? ParseExtension(keyword, described);
    }

    /// <summary>Null where the keyword begins nothing that may have a description.</summary>
    private DefinitionNode? ParseDescribable(Token keyword) => NameOf(keyword) switch
    {
        "query" or "mutation" or "subscription" => ParseOperationDefinition(),
        "fragment" => ParseFragmentDefinition(),
        "schema" => ParseSchemaDefinition(),
        "scalar" => ParseScalarTypeDefinition(),
        "type" => ParseObjectTypeDefinition(),
        "interface" => ParseInterfaceTypeDefinition(),
        "union" => ParseUnionTypeDefinition(),
        "enum" => ParseEnumTypeDefinition(),
        "input" => ParseInputObjectTypeDefinition(),
        "directive" => ParseDirectiveDefinition(),
        _ => null,
    };

    private DefinitionNode ParseExtension(Token keyword, bool described)
    {
        if (described)
        {
            throw SyntaxError.At(_token, "Unexpected description, only GraphQL definitions support descriptions.");
        }

        return IsKeyword(keyword, "extend") ? ParseTypeSystemExtension() : throw Unexpected(keyword);
    }

    private NameNode ParseName()
    {
        var token = Expect(TokenKind.Name);
        return new NameNode(NameOf(token), SpanOf(token));
    }

    // Tokens

    private void Advance()
    {
        _lastEnd = _token.End;
        _token = _lookahead ?? _lexer.Next();
        _lookahead = null;
        if (_token.Kind != TokenKind.EndOfFile && ++_tokens > _options.MaxTokens)
        {
            throw SyntaxError.Limit(
                _token, $"Document contains more than {_options.MaxTokens} tokens. Parsing aborted.");
        }
    }

    private Token Lookahead() => _lookahead ??= _lexer.Next();

    private bool Peek(TokenKind kind) => _token.Kind == kind;

    private bool PeekDescription() => _token.Kind is TokenKind.String or TokenKind.BlockString;

    private Token Expect(TokenKind kind)
    {
        var token = _token;
        if (token.Kind != kind)
        {
            throw Expected(SyntaxError.Describe(kind));
        }

        Advance();
        return token;
    }

    private bool Skip(TokenKind kind)
    {
        if (_token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void ExpectKeyword(string keyword)
    {
        if (!SkipKeyword(keyword))
        {
            throw Expected($"\"{keyword}\"");
        }
    }

    private bool SkipKeyword(string keyword)
    {
        if (!IsKeyword(_token, keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool IsKeyword(Token token, string keyword) =>
        token.Kind == TokenKind.Name && TextOf(token).SequenceEqual(keyword.AsSpan());

    private ReadOnlySpan<char> TextOf(Token token) => _source.AsSpan(token.Start, token.End - token.Start);

    private string NameOf(Token token) => NameTable.Get(TextOf(token));

    private Exception Expected(string what) =>
        SyntaxError.At(_token, $"Expected {what}, found {SyntaxError.Describe(_source, _token)}.");

    private Exception Unexpected(Token token) =>
        SyntaxError.At(token, $"Unexpected {SyntaxError.Describe(_source, token)}.");

    // Spans: from a token to the end of the last one read

    private SourceSpan SpanFrom(Token start) => new(start.Start, _lastEnd, start.Line, start.Column);

    private static SourceSpan SpanOf(Token token) => new(token.Start, token.End, token.Line, token.Column);

    // Lists

    private void Open(TokenKind kind)
    {
        var token = Expect(kind);
        if (++_depth > _options.MaxDepth)
        {
            throw SyntaxError.Limit(
                token, $"Document is nested more than {_options.MaxDepth} levels deep. Parsing aborted.");
        }
    }

    private bool SkipClose(TokenKind kind)
    {
        if (!Skip(kind))
        {
            return false;
        }

        _depth--;
        return true;
    }

    private void Push(SyntaxNode node)
    {
        if (_nodeCount == _nodes.Length)
        {
            Grow();
        }

        _nodes[_nodeCount++] = node;
    }

    private void Grow()
    {
        var larger = ArrayPool<SyntaxNode>.Shared.Rent(_nodes.Length * 2);
        Array.Copy(_nodes, larger, _nodeCount);
        ArrayPool<SyntaxNode>.Shared.Return(_nodes, clearArray: true);
        _nodes = larger;
    }

    /// <summary>Takes what was pushed since <paramref name="mark"/>.</summary>
    private ImmutableArray<T> Pop<T>(int mark)
        where T : SyntaxNode
    {
        if (_nodeCount == mark)
        {
            return [];
        }

        var items = new T[_nodeCount - mark];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = (T)_nodes[mark + i];
        }

        _nodeCount = mark;
#if NET
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items);
#else
        return ImmutableArray.Create(items);
#endif
    }

    /// <summary>Zero or more items between brackets that must be there.</summary>
    private ImmutableArray<T> Any<T>(TokenKind open, Func<Parser, T> parse, TokenKind close)
        where T : SyntaxNode
    {
        var mark = _nodeCount;
        Open(open);
        while (!SkipClose(close))
        {
            Push(parse(this));
        }

        return Pop<T>(mark);
    }

    /// <summary>One or more items between brackets that must be there.</summary>
    private ImmutableArray<T> Many<T>(TokenKind open, Func<Parser, T> parse, TokenKind close)
        where T : SyntaxNode
    {
        var mark = _nodeCount;
        Open(open);
        do
        {
            Push(parse(this));
        }
        while (!SkipClose(close));

        return Pop<T>(mark);
    }

    /// <summary>Nothing at all, or one or more items between brackets.</summary>
    private ImmutableArray<T> OptionalMany<T>(TokenKind open, Func<Parser, T> parse, TokenKind close)
        where T : SyntaxNode =>
        Peek(open) ? Many(open, parse, close) : [];

    /// <summary>One or more items with a delimiter between, and perhaps before the first.</summary>
    private ImmutableArray<T> DelimitedMany<T>(TokenKind delimiter, Func<Parser, T> parse)
        where T : SyntaxNode
    {
        var mark = _nodeCount;
        Skip(delimiter);
        do
        {
            Push(parse(this));
        }
        while (Skip(delimiter));

        return Pop<T>(mark);
    }
}
