using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.Rules;

public sealed class KnownDirectivesTests
{
    private const string Rule = "KnownDirectivesRule";

    [Fact]
    public void A_directive_that_is_applied_is_defined() =>
        Assert.Equal(
            ["1:12", "2:10"],
            OfDocument(
                Rule,
                """
                type Query @unknown {
                  a: Int @other @known @deprecated
                }
                directive @known on FIELD_DEFINITION
                """));

    [Fact]
    public void A_directive_stands_where_its_definition_says()
    {
        const string everywhere = """
            schema @here { query: Query }
            extend schema @here
            scalar S @here
            extend scalar S @here
            type Query @here { a(b: Int @here): Int @here }
            interface I @here { a: Int }
            union U @here = Query
            enum E @here { V @here }
            input N @here { a: Int @here }
            directive @other(a: Int @here) on FIELD
            query Q($a: Int @here) @here { a @here ...F @here ... @here { a } }
            fragment F on Query @here { a }
            """;
        var places = new[]
        {
            "SCHEMA", "SCALAR", "OBJECT", "ARGUMENT_DEFINITION", "FIELD_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE",
            "INPUT_OBJECT", "INPUT_FIELD_DEFINITION", "QUERY", "VARIABLE_DEFINITION", "FIELD", "FRAGMENT_SPREAD",
            "INLINE_FRAGMENT", "FRAGMENT_DEFINITION",
        };

        Assert.Empty(OfDocument(Rule, $"{everywhere}\ndirective @here on {string.Join(" | ", places)}"));
        Assert.Equal(20, OfDocument(Rule, $"{everywhere}\ndirective @here on MUTATION").Length);
        Assert.Equal(
            ["5:29", "10:25"],
            OfDocument(Rule, $"{everywhere}\ndirective @here on {string.Join(" | ", places.Where(p => p != "ARGUMENT_DEFINITION"))}"));
    }

    [Fact]
    public void A_directive_of_the_extended_schema_may_be_applied() =>
        Assert.Equal(
            ["1:26"],
            OfExtension(Rule, "directive @known on OBJECT type Query { a: Int }", "extend type Query @known @unknown"));
}
