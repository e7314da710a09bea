using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Tests.Language;

public sealed class ParserTests
{
    [Fact]
    public void A_selection_set_alone_is_an_anonymous_query()
    {
        var operation = Operation("{ me: viewer { id } }");

        Assert.Equal(OperationType.Query, operation.Operation);
        Assert.Null(operation.Name);
        var field = Assert.IsType<FieldNode>(Assert.Single(operation.SelectionSet.Selections));
        Assert.Equal(("me", "viewer", "me"), (field.Alias?.Value, field.Name.Value, field.ResponseName));
        Assert.Single(field.SelectionSet!.Selections);
    }

    [Fact]
    public void An_operation_has_a_name_variables_and_directives()
    {
        var operation = Operation("subscription Prices($of: [ID!]! = [\"a\"] @log, $n: Int) @live(every: 2) { price(of: $of) }");

        Assert.Equal(OperationType.Subscription, operation.Operation);
        Assert.Equal("Prices", operation.Name?.Value);
        Assert.Equal(["of", "n"], operation.VariableDefinitions.Select(v => v.Variable.Name.Value));
        Assert.Equal("[ID!]!", Printer.Print(operation.VariableDefinitions[0].Type));
        Assert.IsType<ListValueNode>(operation.VariableDefinitions[0].DefaultValue);
        Assert.Equal("log", operation.VariableDefinitions[0].Directives.Single().Name.Value);
        Assert.Equal("live", operation.Directives.Single().Name.Value);
    }

    [Fact]
    public void Operations_fragments_and_variables_may_be_described()
    {
        var document = Parser.Parse(
            """
            "What it costs"
            query Price(
              "which one"
              $id: ID!
            ) { price(id: $id) { ...Amount } }

            "Money"
            fragment Amount on Price { amount }
            """);

        var operation = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]);
        Assert.Equal("What it costs", operation.Description?.Value);
        Assert.Equal("which one", operation.VariableDefinitions[0].Description?.Value);
        Assert.Equal("Money", Assert.IsType<FragmentDefinitionNode>(document.Definitions[1]).Description?.Value);
    }

    [Fact]
    public void Spreads_and_inline_fragments_are_told_apart()
    {
        var selections = Operation("{ ...A @x ... on B { b } ... @y { c } ...online }").SelectionSet.Selections;

        Assert.Equal("A", Assert.IsType<FragmentSpreadNode>(selections[0]).Name.Value);
        Assert.Equal("B", Assert.IsType<InlineFragmentNode>(selections[1]).TypeCondition?.Name.Value);
        Assert.Null(Assert.IsType<InlineFragmentNode>(selections[2]).TypeCondition);
        Assert.Equal("online", Assert.IsType<FragmentSpreadNode>(selections[3]).Name.Value);
    }

    [Fact]
    public void Keywords_are_names_wherever_a_name_may_stand()
    {
        var selections = Operation("query query { fragment on: type(input: enum) { true null } }").SelectionSet.Selections;

        Assert.Equal(["fragment", "on"], selections.Cast<FieldNode>().Select(f => f.ResponseName));
    }

    [Fact]
    public void Every_kind_of_value_is_read()
    {
        var list = Assert.IsType<ListValueNode>(
            Parser.ParseValue("[1, -2.5e3, \"s\", true, false, null, RED, $v, [], {}, {a: [1], b: {c: $d}}]"));

        SyntaxKind[] expected =
        [
            SyntaxKind.IntValue, SyntaxKind.FloatValue, SyntaxKind.StringValue, SyntaxKind.BooleanValue,
            SyntaxKind.BooleanValue, SyntaxKind.NullValue, SyntaxKind.EnumValue, SyntaxKind.Variable,
            SyntaxKind.ListValue, SyntaxKind.ObjectValue, SyntaxKind.ObjectValue,
        ];
        Assert.Equal(expected, list.Values.Select(v => v.Kind));
        Assert.Equal("-2.5e3", Assert.IsType<FloatValueNode>(list.Values[1]).Value);
    }

    [Fact]
    public void A_span_covers_the_node_and_nothing_around_it()
    {
        const string Source = "query {\n  # first\n  a(b: [1, 2]) , c\n}";
        var operation = Operation(Source);
        var field = (FieldNode)operation.SelectionSet.Selections[0];

        Assert.Equal("a(b: [1, 2])", Source[field.Span.Start..field.Span.End]);
        Assert.Equal(new Location(3, 3), field.Span.Location);
        var value = field.Arguments[0].Value;
        Assert.Equal("[1, 2]", Source[value.Span.Start..value.Span.End]);
        Assert.Equal(Source, Source[operation.Span.Start..operation.Span.End]);
    }

    [Theory]
    [InlineData("", 1, 1, "Unexpected <EOF>.")]
    [InlineData("# nothing\n", 2, 1, "Unexpected <EOF>.")]
    [InlineData("{", 1, 2, "Expected Name, found <EOF>.")]
    [InlineData("{}", 1, 2, "Expected Name, found \"}\".")]
    [InlineData("{ a }}", 1, 6, "Unexpected \"}\".")]
    [InlineData("{ a: }", 1, 6, "Expected Name, found \"}\".")]
    [InlineData("{ a() }", 1, 5, "Expected Name, found \")\".")]
    [InlineData("{ a(b) }", 1, 6, "Expected \":\", found \")\".")]
    [InlineData("{ a(b: ) }", 1, 8, "Unexpected \")\".")]
    [InlineData("{ a(b: [1) }", 1, 10, "Unexpected \")\".")]
    [InlineData("{ a { } }", 1, 7, "Expected Name, found \"}\".")]
    [InlineData("{ ... }", 1, 7, "Expected \"{\", found \"}\".")]
    [InlineData("{ ...on }", 1, 9, "Expected Name, found \"}\".")]
    [InlineData("{ ...1 }", 1, 6, "Expected \"{\", found Int \"1\".")]
    [InlineData("query", 1, 6, "Expected \"{\", found <EOF>.")]
    [InlineData("query A() { a }", 1, 9, "Expected \"$\", found \")\".")]
    [InlineData("query A($a) { a }", 1, 11, "Expected \":\", found \")\".")]
    [InlineData("query A($a: [Int) { a }", 1, 17, "Expected \"]\", found \")\".")]
    [InlineData("query A($a: Int!!) { a }", 1, 17, "Expected \"$\", found \"!\".")]
    [InlineData("query A($a: Int = $b) { a }", 1, 19, "Unexpected variable \"$b\" in constant value.")]
    [InlineData("query A($a: Int = {b: [$c]}) { a }", 1, 24, "Unexpected variable \"$c\" in constant value.")]
    [InlineData("query A($a: Int @b(c: $d)) { a }", 1, 23, "Unexpected variable \"$d\" in constant value.")]
    [InlineData("qeury A { a }", 1, 1, "Unexpected Name \"qeury\".")]
    [InlineData("fragment on on A { a }", 1, 10, "Unexpected Name \"on\".")]
    [InlineData("fragment A { a }", 1, 12, "Expected \"on\", found \"{\".")]
    [InlineData("fragment A($a: Int) on B { a }", 1, 11, "Expected \"on\", found \"(\".")]
    [InlineData("\"why\" { a }", 1, 1, "Unexpected description, descriptions are not supported on shorthand queries.")]
    [InlineData("{ \"why\" a }", 1, 3, "Expected Name, found String \"why\".")]
    [InlineData("{ a(b: $) }", 1, 9, "Expected Name, found \")\".")]
    public void A_document_outside_the_grammar_is_refused_where_it_leaves_it(string source, int line, int column, string message)
    {
        var error = Assert.Throws<GraphQLException>(() => Parser.Parse(source)).Error;

        Assert.Equal("Syntax Error: " + message, error.Message);
        Assert.Equal(ErrorCodes.ParseFailed, error.Code);
        Assert.Equal([new Location(line, column)], error.Locations);
    }

    [Theory]
    [InlineData("1 2", 3)]
    [InlineData("", 1)]
    [InlineData("}", 1)]
    public void A_value_by_itself_must_be_all_there_is(string source, int column)
    {
        var error = Assert.Throws<GraphQLException>(() => Parser.ParseValue(source)).Error;

        Assert.Equal([new Location(1, column)], error.Locations);
    }

    [Fact]
    public void A_type_by_itself_must_be_all_there_is()
    {
        Assert.Equal("[[Int!]]!", Printer.Print(Parser.ParseType(" [ [ Int ! ] ] ! ")));
        var error = Assert.Throws<GraphQLException>(() => Parser.ParseType("Int]")).Error;
        Assert.Equal("Syntax Error: Expected <EOF>, found \"]\".", error.Message);
    }

    [Fact]
    public void A_message_quotes_the_beginning_of_a_long_token_only()
    {
        var error = Assert.Throws<GraphQLException>(() => Parser.Parse(new string('x', 1_000_000))).Error;

        Assert.Equal($"Syntax Error: Unexpected Name \"{new string('x', 60)}…\".", error.Message);
    }

    private static OperationDefinitionNode Operation(string source) =>
        Assert.IsType<OperationDefinitionNode>(Assert.Single(Parser.Parse(source).Definitions));
}
