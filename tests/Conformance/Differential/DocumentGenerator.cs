using System.Globalization;
using System.Text;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.Conformance.Differential;

/// <summary>
/// Invents documents over a schema: operations with variables, fragments, directives and aliases. About half have one
/// mistake or more, of the kinds that people make. The same seed gives the same documents.
/// </summary>
internal sealed class DocumentGenerator(Schema schema, int seed)
{
    private const int Deepest = 4;

    private readonly Random _random = new(seed);
    private readonly List<string> _fragments = [];
    private readonly List<string> _variables = [];
    private bool _makesMistakes;

    public string Next()
    {
        _fragments.Clear();
        _variables.Clear();
        _makesMistakes = _random.Next(2) == 0;
        OperationType[] kinds = [.. Enum.GetValues<OperationType>().Where(k => schema.RootType(k) is not null)];
        var kind = _random.Next(3) > 0 ? OperationType.Query : OneOf(kinds);
        var root = schema.RootType(kind)!;
        var body = kind == OperationType.Subscription ? SubscriptionBody(root) : SelectionSet(root, 1);
        if (Mistake(30))
            _variables.Add("$unused: Int");
        var header = _variables.Count > 0 || kind != OperationType.Query || _random.Next(2) == 0
            ? $"{kind.ToString().ToLowerInvariant()} Op{(_variables.Count > 0 ? $"({string.Join(", ", _variables)})" : "")} "
            : "";
        var document = new StringBuilder(header).Append(body);
        foreach (var fragment in _fragments)
            document.Append('\n').Append(fragment);
        if (Mistake(30))
            document.Append("\nfragment Unused on ").Append(root.Name).Append(" { __typename }");
        if (Mistake(40))
            document.Append("\nquery Op { __typename }");
        return Spoil(document.ToString());
    }

    /// <summary>No conditions at the root: the edition of the specification that the reference implements lets them be.</summary>
    private string SubscriptionBody(ObjectType root)
    {
        string field;
        do
            field = Field(OneOf(root.Fields), 1);
        while (field.Split('{')[0].Contains('@'));
        return $"{{ {field} }}";
    }

    private string SelectionSet(NamedType type, int depth)
    {
        var selections = new List<string>();
        var count = _random.Next(1, 4);
        for (var i = 0; i < count; i++)
            selections.Add(Selection(type, depth));
        return $"{{\n{Indent(depth)}{string.Join($"\n{Indent(depth)}", selections)}\n{Indent(depth - 1)}}}";
    }

    private string Selection(NamedType type, int depth)
    {
        if (_random.Next(7) == 0)
            return "__typename";
        if (depth < Deepest && _random.Next(6) == 0)
            return $"... on {Related(type).Name}{Directives()} {SelectionSet(Related(type), depth + 1)}";
        if (depth < Deepest && _random.Next(8) == 0)
            return Spread(type, depth);
        return type is FieldsType { Fields: var fields } && fields.Count > 0
            ? Field(OneOf(fields), depth)
            : InlineFragment(type, depth);
    }

    private string InlineFragment(NamedType type, int depth)
    {
        if (depth >= Deepest)
            return "__typename";
        var related = Related(type);
        return $"... on {related.Name} {SelectionSet(related, depth + 1)}";
    }

    private string Spread(NamedType type, int depth)
    {
        var related = Related(type);
        var name = $"F{_fragments.Count}";
        var place = _fragments.Count;
        _fragments.Add("");
        var cycle = Mistake(20) ? $" ...{name}" : "";
        _fragments[place] = $"fragment {name} on {(Mistake(25) ? "NoSuchType" : related.Name)} {SelectionSet(related, depth + 1)[..^1]}{cycle} }}";
        return Mistake(20) ? "...NoSuchFragment" : $"...{name}{Directives()}";
    }

    private string Field(FieldDefinition field, int depth)
    {
        var name = Mistake(25) ? field.Name + "x" : field.Name;
        var alias = _random.Next(6) == 0 ? $"{(Mistake(5) ? "same" : $"a{_random.Next(1000)}")}: " : "";
        var text = alias + name + Arguments(field) + Directives();
        var type = field.Type.Named;
        if (type.IsLeaf)
            return Mistake(30) ? text + " { x }" : text;
        if (Mistake(30))
            return text;
        return depth >= Deepest ? text + " { __typename }" : $"{text} {SelectionSet(type, depth + 1)}";
    }

    private string Arguments(FieldDefinition field)
    {
        var arguments = new List<string>();
        foreach (var argument in field.Arguments)
            if (argument.IsRequired ? !Mistake(12) : _random.Next(2) == 0)
                arguments.Add($"{argument.Name}: {Value(argument.Type, argument.DefaultValue is not null, 0)}");
        if (Mistake(30))
            arguments.Add("noSuchArgument: 1");
        if (arguments.Count > 0 && Mistake(30))
            arguments.Add(arguments[0]);
        return arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})";
    }

    private string Value(GraphQLType type, bool hasDefault, int depth)
    {
        if (depth < 2 && _random.Next(4) == 0)
            return Variable(type, hasDefault);
        if (Mistake(15))
            return OneOf(["\"text\"", "1.5", "true", "NO_SUCH_ENUM", "{ no: 1 }", "null", "[[1]]", "99999999999"]);
        if (type is not NonNullType && _random.Next(10) == 0)
            return "null";
        return type.Nullable switch
        {
            ListType list when _random.Next(5) == 0 => Value(list.OfType, false, depth + 1),
            ListType list => $"[{string.Join(", ", Enumerable.Range(0, _random.Next(3)).Select(_ => Value(list.OfType, false, depth + 1)))}]",
            EnumType @enum => OneOf(@enum.Values).Name,
            InputObjectType input => InputObject(input, depth),
            var scalar => Scalar(scalar.Named.Name),
        };
    }

    private string InputObject(InputObjectType type, int depth)
    {
        var fields = type.IsOneOf
            ? type.Fields.Skip(_random.Next(type.Fields.Count)).Take(Mistake(4) ? 2 : 1)
            : type.Fields.Where(f => (f.IsRequired && !Mistake(10)) || (depth < 2 && _random.Next(2) == 0));
        var members = fields.Select(f => $"{f.Name}: {Value(type.IsOneOf ? new NonNullType(f.Type) : f.Type, f.DefaultValue is not null, depth + 1)}");
        return $"{{{string.Join(", ", members)}{(Mistake(25) ? ", noSuchField: 1" : "")}}}";
    }

    private string Variable(GraphQLType type, bool hasDefault)
    {
        var name = $"$v{_variables.Count}";
        var declared = type.ToString()!;
        if (type is not NonNullType && _random.Next(4) == 0)
            declared += "!";
        if (type is NonNullType nonNull && (Mistake(8) || (hasDefault && _random.Next(2) == 0)))
            declared = nonNull.OfType.ToString()!;
        if (Mistake(20))
            declared = OneOf(["Int", "[String]", "NoSuchType", schema.QueryType!.Name]);
        if (!Mistake(20))
            _variables.Add($"{name}: {declared}");
        return name;
    }

    private string Directives() => _random.Next(12) switch
    {
        0 => $" @include(if: {Boolean()})",
        1 => $" @skip(if: {Boolean()})",
        2 when Mistake(3) => " @noSuchDirective",
        3 when Mistake(3) => " @include",
        4 when Mistake(3) => " @skip(if: true) @skip(if: false)",
        5 when Mistake(3) => " @deprecated",
        _ => "",
    };

    private string Boolean() => _random.Next(3) switch
    {
        0 => "true",
        1 => "false",
        _ => Variable(new NonNullType(schema.Type("Boolean")!), false),
    };

    private string Scalar(string name) => name switch
    {
        "Int" => _random.Next(-3, 50).ToString(CultureInfo.InvariantCulture),
        "Float" => OneOf(["1", "2.5", "-0.1e2"]),
        "Boolean" => OneOf(["true", "false"]),
        "ID" => OneOf(["\"id-1\"", "7"]),
        _ => OneOf(["\"text\"", "\"\"", "\"\"\"block\n  text\"\"\"", "\"\\u00e9\""]),
    };

    /// <summary>The type itself, a type that it has, or a type that has it.</summary>
    private NamedType Related(NamedType type)
    {
        if (Mistake(12))
            return OneOf([.. schema.Types.Where(t => t.IsComposite && !t.Name.StartsWith("__", StringComparison.Ordinal))]);
        NamedType[] related = [type, .. schema.PossibleTypes(type), .. (type as FieldsType)?.Interfaces ?? []];
        return OneOf(related);
    }

    /// <summary>Now and then a slip of the keyboard.</summary>
    private string Spoil(string document)
    {
        if (!Mistake(15))
            return document;
        var place = _random.Next(document.Length);
        return document.Insert(place, OneOf(["}", "{", "\"", "$", "...", "&", "0", "!", "\u0007"]));
    }

    private bool Mistake(int oneIn) => _makesMistakes && _random.Next(oneIn) == 0;

    private T OneOf<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private static string Indent(int depth) => new(' ', depth * 2);
}
