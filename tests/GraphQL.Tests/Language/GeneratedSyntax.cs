using System.Collections.Immutable;
using System.Text;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Tests.Language;

/// <summary>Any syntax tree that a document can have, the same one for the same seed.</summary>
internal sealed class GeneratedSyntax(int seed)
{
    private static readonly string[] Names =
        ["a", "B_1", "__c", "on", "type", "query", "null", "true", "extend", "repeatable", "implements", "aRatherLongNameThatMakesLinesWrap"];

    private static readonly string[] Pieces =
        ["word", " ", "  ", "\t", "\n", "\n\n", "\"", "\"\"", "\\", "\\n", "é", "😀", "#", "{", "\0", "\u007F", "\r", "a longer run of words, with commas"];

    private static readonly string[] Locations = ["QUERY", "FIELD", "OBJECT", "INPUT_FIELD_DEFINITION"];

    private readonly Random _random = new(seed);

    /// <summary>A selection set alone comes first only: after a type without fields it would be its fields.</summary>
    public DocumentNode Document() => new([.. Some(0, 1, Shorthand), .. Some(1, 4, Definition)], default);

    private DefinitionNode Shorthand() =>
        new OperationDefinitionNode(null, default, null, [], [], SelectionSet(4), default);

    private DefinitionNode Definition() => _random.Next(17) switch
    {
        < 4 => Operation(),
        < 6 => new FragmentDefinitionNode(Description(), Name("on"), NamedType(), Directives(), SelectionSet(3), default),
        6 => new SchemaDefinitionNode(Description(), Directives(), Many(1, 3, OperationType), default),
        7 => new ScalarTypeDefinitionNode(Description(), Name(), Directives(), default),
        8 => new ObjectTypeDefinitionNode(Description(), Name(), Many(0, 2, NamedType), Directives(), Fields(), default),
        9 => new InterfaceTypeDefinitionNode(Description(), Name(), Many(0, 2, NamedType), Directives(), Fields(), default),
        10 => new UnionTypeDefinitionNode(Description(), Name(), Directives(), Many(0, 3, NamedType), default),
        11 => new EnumTypeDefinitionNode(Description(), Name(), Directives(), Many(0, 3, EnumValue), default),
        12 => new InputObjectTypeDefinitionNode(Description(), Name(), Directives(), Inputs(), default),
        13 => new DirectiveDefinitionNode(Description(), Name(), Inputs(), Maybe(), Many(1, 3, Location), default),
        _ => Extension(),
    };

    private DefinitionNode Extension() => _random.Next(7) switch
    {
        0 => new SchemaExtensionNode(Directives(), Many(1, 2, OperationType), default),
        1 => new ScalarTypeExtensionNode(Name(), Many(1, 2, Directive), default),
        2 => new ObjectTypeExtensionNode(Name(), Many(1, 2, NamedType), Directives(), Fields(), default),
        3 => new InterfaceTypeExtensionNode(Name(), Many(1, 2, NamedType), Directives(), Fields(), default),
        4 => new UnionTypeExtensionNode(Name(), Directives(), Many(1, 2, NamedType), default),
        5 => new EnumTypeExtensionNode(Name(), Directives(), Many(1, 2, EnumValue), default),
        _ => new InputObjectTypeExtensionNode(Name(), Many(1, 2, Directive), Inputs(), default),
    };

    private OperationDefinitionNode Operation() => new(
        Description(), (OperationType)_random.Next(3), Name(), Many(0, 3, Variable), Directives(), SelectionSet(4), default);

    private VariableDefinitionNode Variable() =>
        new(Description(), new VariableNode(Name(), default), Type(), Maybe() ? Value(2) : null, Directives(), default);

    private SelectionSetNode SelectionSet(int depth) => new(Many(1, 3, () => Selection(depth)), default);

    private SelectionNode Selection(int depth) => _random.Next(6) switch
    {
        0 => new FragmentSpreadNode(Name("on"), Directives(), default),
        1 when depth > 0 => new InlineFragmentNode(Maybe() ? NamedType() : null, Directives(), SelectionSet(depth - 1), default),
        _ => new FieldNode(
            Maybe() ? Name() : null, Name(), Arguments(), Directives(), depth > 0 && Maybe() ? SelectionSet(depth - 1) : null, default),
    };

    private ImmutableArray<ArgumentNode> Arguments() => Many(0, 3, () => new ArgumentNode(Name(), Value(3), default));

    private ImmutableArray<DirectiveNode> Directives() => Maybe() ? [] : Many(0, 2, Directive);

    private DirectiveNode Directive() => new(Name(), Maybe() ? [] : Many(0, 2, () => new ArgumentNode(Name(), Value(1), default)), default);

    private OperationTypeDefinitionNode OperationType() => new((OperationType)_random.Next(3), NamedType(), default);

    private ImmutableArray<FieldDefinitionNode> Fields() =>
        Many(0, 3, () => new FieldDefinitionNode(Description(), Name(), Inputs(), Type(), Directives(), default));

    private ImmutableArray<InputValueDefinitionNode> Inputs() =>
        Many(0, 3, () => new InputValueDefinitionNode(Description(), Name(), Type(), Maybe() ? Value(2) : null, Directives(), default));

    private EnumValueDefinitionNode EnumValue() => new(Description(), Name("true", "null"), Directives(), default);

    private NameNode Location() => new(Locations[_random.Next(Locations.Length)], default);

    private TypeNode Type() => _random.Next(5) switch
    {
        0 => new ListTypeNode(Type(), default),
        1 => new NonNullTypeNode(Maybe() ? NamedType() : new ListTypeNode(Type(), default), default),
        _ => NamedType(),
    };

    private NamedTypeNode NamedType() => new(Name(), default);

    /// <summary>Without variables, so that it may stand anywhere.</summary>
    private ValueNode Value(int depth) => _random.Next(depth > 0 ? 10 : 8) switch
    {
        0 => new IntValueNode(_random.Next(-99, 99).ToString(), default),
        1 => new FloatValueNode("-0.5E+3", default),
        2 or 3 => new StringValueNode(Text(), isBlock: false, default),
        4 => Block(),
        5 => new BooleanValueNode(Maybe(), default),
        6 => new NullValueNode(default),
        7 => new EnumValueNode(Name("true", "null").Value, default),
        8 => new ListValueNode(Many(0, 3, () => Value(depth - 1)), default),
        _ => new ObjectValueNode(Many(0, 3, () => new ObjectFieldNode(Name(), Value(depth - 1), default)), default),
    };

    private StringValueNode? Description() =>
        Maybe() ? null : Maybe() ? Block() : new StringValueNode(Text(), isBlock: false, default);

    private StringValueNode Block()
    {
        var raw = Text().Replace("\"", "\\\"\"\"");
        return new StringValueNode(BlockString.Value(raw, 0, raw.Length), isBlock: true, default);
    }

    private string Text()
    {
        var text = new StringBuilder();
        for (var i = _random.Next(8); i > 0; i--)
        {
            text.Append(Pieces[_random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    private NameNode Name(params string[] except)
    {
        var name = Names[_random.Next(Names.Length)];
        return new NameNode(except.Contains(name) ? "other" : name, default);
    }

    private ImmutableArray<T> Many<T>(int least, int most, Func<T> make) => [.. Some(least, most, make)];

    private IEnumerable<T> Some<T>(int least, int most, Func<T> make)
    {
        for (var i = _random.Next(least, most + 1); i > 0; i--)
        {
            yield return make();
        }
    }

    private bool Maybe() => _random.Next(2) == 0;
}
