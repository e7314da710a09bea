using Graph.GraphQL.Tests.Execution;

namespace Graph.GraphQL.Tests.Introspection;

/// <summary>Chapter 4 (Introspection).</summary>
public sealed class IntrospectionTests
{
    private const string Sdl =
        """"
        "The shop."
        schema { query: Query mutation: Changes }
        "Marks."
        directive @mark(by: String = "me", old: Int @deprecated(reason: "Unused.")) repeatable on FIELD | OBJECT
        directive @once on QUERY
        "Reads."
        type Query {
          "One."
          item(
            "Which."
            id: ID!
            size: Size = LARGE
            filter: Filter = {text: "a\n\"b\"", sizes: [SMALL, LARGE], inner: {min: -1.5}, on: null}
            old: Int @deprecated
          ): Item
          items: [[Item!]!]!
          gone: Int @deprecated(reason: "Use item.")
        }
        type Changes { add: Int }
        interface Node { id: ID! }
        interface Named implements Node { id: ID! name: String }
        type Item implements Named & Node { id: ID! name: String }
        type Other implements Node { id: ID! }
        union Any = Item | Other
        "Sizes."
        enum Size {
          "S."
          SMALL
          LARGE
          HUGE @deprecated(reason: "Too large.")
        }
        "Filters."
        input Filter { text: String = "t" sizes: [Size!] inner: Inner on: Boolean old: Int @deprecated(reason: "Gone.") }
        input Inner { min: Float! = 0.5 }
        input One @oneOf { a: Int b: String }
        "A day."
        scalar Day @specifiedBy(url: "https://example.com/day")
        scalar Any2
        """";

    [Fact]
    public Task The_schema_tells_its_roots() => Answers(
        "{ __schema { description queryType { name kind } mutationType { name } subscriptionType { name } } }",
        """{"__schema":{"description":"The shop.","queryType":{"name":"Query","kind":"OBJECT"},"mutationType":{"name":"Changes"},"subscriptionType":null}}""");

    [Fact]
    public async Task Every_type_is_listed_once()
    {
        var answer = await Tree.Executor(Sdl).Answer("{ __schema { types { name } } }");
        var names = answer.Split("\"name\":\"").Skip(1).Select(part => part[..part.IndexOf('"', StringComparison.Ordinal)]).ToArray();

        Assert.Equal(
            [
                "Any", "Any2", "Boolean", "Changes", "Day", "Filter", "Float", "ID", "Inner", "Int", "Item", "Named", "Node", "One", "Other", "Query",
                "Size", "String", "__Directive", "__DirectiveLocation", "__EnumValue", "__Field", "__InputValue", "__Schema", "__Type", "__TypeKind",
            ],
            names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Query", """{"kind":"OBJECT","name":"Query","description":"Reads.","specifiedByURL":null,"interfaces":[],"possibleTypes":null,"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}""")]
    [InlineData("Named", """{"kind":"INTERFACE","name":"Named","description":null,"specifiedByURL":null,"interfaces":[{"name":"Node"}],"possibleTypes":[{"name":"Item"}],"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}""")]
    [InlineData("Node", """{"kind":"INTERFACE","name":"Node","description":null,"specifiedByURL":null,"interfaces":[],"possibleTypes":[{"name":"Item"},{"name":"Other"}],"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}""")]
    [InlineData("Item", """{"kind":"OBJECT","name":"Item","description":null,"specifiedByURL":null,"interfaces":[{"name":"Named"},{"name":"Node"}],"possibleTypes":null,"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}""")]
    [InlineData("Any", """{"kind":"UNION","name":"Any","description":null,"specifiedByURL":null,"interfaces":null,"possibleTypes":[{"name":"Item"},{"name":"Other"}],"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}""")]
    [InlineData("Size", """{"kind":"ENUM","name":"Size","description":"Sizes.","specifiedByURL":null,"interfaces":null,"possibleTypes":null,"enumValues":[{"name":"SMALL"},{"name":"LARGE"}],"inputFields":null,"ofType":null,"isOneOf":null}""")]
    [InlineData("Filter", """{"kind":"INPUT_OBJECT","name":"Filter","description":"Filters.","specifiedByURL":null,"interfaces":null,"possibleTypes":null,"enumValues":null,"inputFields":[{"name":"text"},{"name":"sizes"},{"name":"inner"},{"name":"on"}],"ofType":null,"isOneOf":false}""")]
    [InlineData("One", """{"kind":"INPUT_OBJECT","name":"One","description":null,"specifiedByURL":null,"interfaces":null,"possibleTypes":null,"enumValues":null,"inputFields":[{"name":"a"},{"name":"b"}],"ofType":null,"isOneOf":true}""")]
    [InlineData("Day", """{"kind":"SCALAR","name":"Day","description":"A day.","specifiedByURL":"https://example.com/day","interfaces":null,"possibleTypes":null,"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}""")]
    [InlineData("Nothing", "null")]
    public Task A_type_tells_what_its_kind_has(string name, string expected) => Answers(
        $"{{ __type(name: \"{name}\") {{ kind name description specifiedByURL interfaces {{ name }} possibleTypes {{ name }} enumValues {{ name }} inputFields {{ name }} ofType {{ name }} isOneOf }} }}",
        $"{{\"__type\":{expected}}}");

    [Fact]
    public Task Fields_tell_their_types_through_every_wrapper() => Answers(
        "{ __type(name: \"Query\") { fields { name description type { kind name ofType { kind name ofType { kind name ofType { kind ofType { kind ofType { kind name } } } } } } isDeprecated deprecationReason } } }",
        """{"__type":{"fields":[{"name":"item","description":"One.","type":{"kind":"OBJECT","name":"Item","ofType":null},"isDeprecated":false,"deprecationReason":null},{"name":"items","description":null,"type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"LIST","name":null,"ofType":{"kind":"NON_NULL","name":null,"ofType":{"kind":"LIST","ofType":{"kind":"NON_NULL","ofType":{"kind":"OBJECT","name":"Item"}}}}}},"isDeprecated":false,"deprecationReason":null}]}}""");

    [Fact]
    public Task Arguments_tell_their_defaults_as_literals() => Answers(
        "{ __type(name: \"Query\") { fields { args { name description type { kind } defaultValue isDeprecated } } } }",
        """{"__type":{"fields":[{"args":[{"name":"id","description":"Which.","type":{"kind":"NON_NULL"},"defaultValue":null,"isDeprecated":false},{"name":"size","description":null,"type":{"kind":"ENUM"},"defaultValue":"LARGE","isDeprecated":false},{"name":"filter","description":null,"type":{"kind":"INPUT_OBJECT"},"defaultValue":"{text: \"a\\n\\\"b\\\"\", sizes: [SMALL, LARGE], inner: {min: -1.5}, on: null}","isDeprecated":false}]},{"args":[]}]}}""");

    [Fact]
    public Task What_is_deprecated_is_shown_when_asked_for() => Answers(
        """
        {
          query: __type(name: "Query") {
            fields(includeDeprecated: true) { name isDeprecated deprecationReason args(includeDeprecated: true) { name isDeprecated deprecationReason } }
          }
          size: __type(name: "Size") { enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } }
          filter: __type(name: "Filter") { inputFields(includeDeprecated: true) { name defaultValue isDeprecated deprecationReason } }
        }
        """,
        """{"query":{"fields":[{"name":"item","isDeprecated":false,"deprecationReason":null,"args":[{"name":"id","isDeprecated":false,"deprecationReason":null},{"name":"size","isDeprecated":false,"deprecationReason":null},{"name":"filter","isDeprecated":false,"deprecationReason":null},{"name":"old","isDeprecated":true,"deprecationReason":"No longer supported"}]},{"name":"items","isDeprecated":false,"deprecationReason":null,"args":[]},{"name":"gone","isDeprecated":true,"deprecationReason":"Use item.","args":[]}]},"size":{"enumValues":[{"name":"SMALL","description":"S.","isDeprecated":false,"deprecationReason":null},{"name":"LARGE","description":null,"isDeprecated":false,"deprecationReason":null},{"name":"HUGE","description":null,"isDeprecated":true,"deprecationReason":"Too large."}]},"filter":{"inputFields":[{"name":"text","defaultValue":"\"t\"","isDeprecated":false,"deprecationReason":null},{"name":"sizes","defaultValue":null,"isDeprecated":false,"deprecationReason":null},{"name":"inner","defaultValue":null,"isDeprecated":false,"deprecationReason":null},{"name":"on","defaultValue":null,"isDeprecated":false,"deprecationReason":null},{"name":"old","defaultValue":null,"isDeprecated":true,"deprecationReason":"Gone."}]}}""");

    [Fact]
    public async Task Directives_tell_where_and_how_often_they_stand()
    {
        var answer = await Tree.Executor(Sdl).Answer(
            "{ __schema { directives { name description isRepeatable locations args { name defaultValue } all: args(includeDeprecated: true) { name } } } }");

        Assert.Contains(
            """{"name":"mark","description":"Marks.","isRepeatable":true,"locations":["FIELD","OBJECT"],"args":[{"name":"by","defaultValue":"\"me\""}],"all":[{"name":"by"},{"name":"old"}]}""",
            answer,
            StringComparison.Ordinal);
        Assert.Contains("""{"name":"once","description":null,"isRepeatable":false,"locations":["QUERY"],"args":[],"all":[]}""", answer, StringComparison.Ordinal);
        foreach (var name in new[] { "skip", "include", "deprecated", "specifiedBy", "oneOf" })
            Assert.Contains($"{{\"name\":\"{name}\",", answer, StringComparison.Ordinal);
    }

    [Fact]
    public Task The_introspection_types_describe_themselves() => Answers(
        "{ kind: __type(name: \"__TypeKind\") { kind enumValues { name } } schema: __type(name: \"__Schema\") { kind fields { name } } __schema { __typename } }",
        """{"kind":{"kind":"ENUM","enumValues":[{"name":"SCALAR"},{"name":"OBJECT"},{"name":"INTERFACE"},{"name":"UNION"},{"name":"ENUM"},{"name":"INPUT_OBJECT"},{"name":"LIST"},{"name":"NON_NULL"}]},"schema":{"kind":"OBJECT","fields":[{"name":"description"},{"name":"types"},{"name":"queryType"},{"name":"mutationType"},{"name":"subscriptionType"},{"name":"directives"}]},"__schema":{"__typename":"__Schema"}}""");

    [Fact]
    public async Task A_type_name_comes_from_a_variable_too() => Assert.Equal(
        """{"data":{"__type":{"name":"Size","enumValues":[{"name":"SMALL"},{"name":"LARGE"},{"name":"HUGE"}]}}}""",
        await Tree.Executor(Sdl).Answer(
            "query ($name: String!, $all: Boolean!) { __type(name: $name) { name enumValues(includeDeprecated: $all) { name } } }",
            """{"name":"Size","all":true}"""));

    private static async Task Answers(string query, string data) => Assert.Equal($"{{\"data\":{data}}}", await Tree.Executor(Sdl).Answer(query));
}
