using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Tests.Language;

public sealed class TypeSystemParserTests
{
    [Fact]
    public void A_schema_names_its_root_types()
    {
        var schema = Definition<SchemaDefinitionNode>("\"ours\" schema @a { query: Q subscription: S }");

        Assert.Equal("ours", schema.Description?.Value);
        Assert.Equal("a", schema.Directives.Single().Name.Value);
        Assert.Equal(
            [(OperationType.Query, "Q"), (OperationType.Subscription, "S")],
            schema.OperationTypes.Select(o => (o.Operation, o.Type.Name.Value)));
    }

    [Theory]
    [InlineData("type A implements B & C")]
    [InlineData("type A implements & B & C")]
    [InlineData("type A implements &B&C")]
    public void Interfaces_are_listed_with_ampersands(string source) =>
        Assert.Equal(["B", "C"], Definition<ObjectTypeDefinitionNode>(source).Interfaces.Select(i => i.Name.Value));

    [Fact]
    public void A_field_has_a_description_arguments_a_type_and_directives()
    {
        var type = Definition<ObjectTypeDefinitionNode>(
            "type Order { \"lines\" items(\"at most\" first: Int = 10 @max(of: 50), after: ID): [Item!]! @cost(weight: 5) }");

        var field = type.Fields.Single();
        Assert.Equal(("lines", "items", "[Item!]!"), (field.Description?.Value, field.Name.Value, Printer.Print(field.Type)));
        Assert.Equal("cost", field.Directives.Single().Name.Value);
        var first = field.Arguments[0];
        Assert.Equal(("at most", "first", "10"), (first.Description?.Value, first.Name.Value, Printer.Print(first.DefaultValue!)));
        Assert.Null(field.Arguments[1].DefaultValue);
    }

    [Fact]
    public void An_interface_may_implement_others() =>
        Assert.Equal("Node", Definition<InterfaceTypeDefinitionNode>("interface A implements Node { id: ID! }").Interfaces.Single().Name.Value);

    [Fact]
    public void The_members_of_a_union_may_begin_with_a_bar()
    {
        Assert.Equal(["A", "B"], Definition<UnionTypeDefinitionNode>("union U @d =\n | A\n | B").Types.Select(t => t.Name.Value));
        Assert.Empty(Definition<UnionTypeDefinitionNode>("union U").Types);
    }

    [Fact]
    public void Enums_inputs_and_scalars_are_read()
    {
        Assert.Equal(["A", "B"], Definition<EnumTypeDefinitionNode>("enum E { A @deprecated \"b\" B }").Values.Select(v => v.Name.Value));
        Assert.Equal("{x: 1}", Printer.Print(Definition<InputObjectTypeDefinitionNode>("input I @oneOf { p: P = { x: 1 } }").Fields.Single().DefaultValue!));
        Assert.Equal("specifiedBy", Definition<ScalarTypeDefinitionNode>("scalar S @specifiedBy(url: \"u\")").Directives.Single().Name.Value);
    }

    [Fact]
    public void A_directive_may_be_repeatable()
    {
        var directive = Definition<DirectiveDefinitionNode>("directive @tag(name: String!) repeatable on | OBJECT | FIELD_DEFINITION");

        Assert.True(directive.IsRepeatable);
        Assert.Equal("name", directive.Arguments.Single().Name.Value);
        Assert.Equal(["OBJECT", "FIELD_DEFINITION"], directive.Locations.Select(l => l.Value));
        Assert.False(Definition<DirectiveDefinitionNode>("directive @a on FIELD").IsRepeatable);
    }

    [Theory]
    [InlineData("extend schema @a", SyntaxKind.SchemaExtension)]
    [InlineData("extend schema { mutation: M }", SyntaxKind.SchemaExtension)]
    [InlineData("extend scalar S @a", SyntaxKind.ScalarTypeExtension)]
    [InlineData("extend type T implements I", SyntaxKind.ObjectTypeExtension)]
    [InlineData("extend type T { a: Int }", SyntaxKind.ObjectTypeExtension)]
    [InlineData("extend interface T @a", SyntaxKind.InterfaceTypeExtension)]
    [InlineData("extend union U = A", SyntaxKind.UnionTypeExtension)]
    [InlineData("extend enum E { A }", SyntaxKind.EnumTypeExtension)]
    [InlineData("extend input I { a: Int }", SyntaxKind.InputObjectTypeExtension)]
    public void An_extension_adds_something(string source, SyntaxKind kind) =>
        Assert.Equal(kind, Definition<DefinitionNode>(source).Kind);

    [Theory]
    [InlineData("extend schema", 14, "Unexpected <EOF>.")]
    [InlineData("extend scalar S", 16, "Unexpected <EOF>.")]
    [InlineData("extend type T", 14, "Unexpected <EOF>.")]
    [InlineData("extend union U", 15, "Unexpected <EOF>.")]
    [InlineData("extend directive @a on FIELD", 8, "Unexpected Name \"directive\".")]
    [InlineData("extend { a }", 8, "Unexpected \"{\".")]
    [InlineData("\"why\" extend type T { a: Int }", 1, "Unexpected description, only GraphQL definitions support descriptions.")]
    [InlineData("\"why\" 1", 7, "Unexpected Int \"1\".")]
    [InlineData("schema", 7, "Expected \"{\", found <EOF>.")]
    [InlineData("schema {}", 9, "Expected Name, found \"}\".")]
    [InlineData("schema { read: Q }", 10, "Unexpected Name \"read\".")]
    [InlineData("type T {}", 9, "Expected Name, found \"}\".")]
    [InlineData("type T { a }", 12, "Expected \":\", found \"}\".")]
    [InlineData("type T { a(): Int }", 12, "Expected Name, found \")\".")]
    [InlineData("type T implements { a: Int }", 19, "Expected Name, found \"{\".")]
    [InlineData("type T implements A B", 21, "Unexpected Name \"B\".")]
    [InlineData("union U = ", 11, "Expected Name, found <EOF>.")]
    [InlineData("union U = A | | B", 15, "Expected Name, found \"|\".")]
    [InlineData("enum E { true }", 10, "Name \"true\" is reserved and cannot be used for an enum value.")]
    [InlineData("enum E { A null }", 12, "Name \"null\" is reserved and cannot be used for an enum value.")]
    [InlineData("input I { a(b: Int): Int }", 12, "Expected \":\", found \"(\".")]
    [InlineData("input I { a: Int = $b }", 20, "Unexpected variable \"$b\" in constant value.")]
    [InlineData("directive a on FIELD", 11, "Expected \"@\", found Name \"a\".")]
    [InlineData("directive @a on NOWHERE", 17, "Unexpected Name \"NOWHERE\".")]
    [InlineData("directive @a repeated on FIELD", 14, "Expected \"on\", found Name \"repeated\".")]
    public void A_definition_outside_the_grammar_is_refused_where_it_leaves_it(string source, int column, string message)
    {
        var error = Assert.Throws<GraphQLException>(() => Parser.Parse(source)).Error;

        Assert.Equal("Syntax Error: " + message, error.Message);
        Assert.Equal([new Location(1, column)], error.Locations);
    }

    private static T Definition<T>(string source)
        where T : DefinitionNode =>
        Assert.IsAssignableFrom<T>(Assert.Single(Parser.Parse(source).Definitions));
}
