using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.Rules;

public sealed class UniqueArgumentDefinitionNamesTests
{
    private const string Rule = "UniqueArgumentDefinitionNamesRule";

    [Fact]
    public void A_field_defines_an_argument_once() =>
        Assert.Equal(
            ["2:5 2:21", "4:28 4:44 4:52"],
            OfDocument(
                Rule,
                """
                type Thing {
                  a(x: Int, y: Int, x: Int): Int
                }
                extend interface Other { b(c: Int, d: Int, c: Int, c: Int): Int }
                """));

    [Fact]
    public void A_directive_defines_an_argument_once() =>
        Assert.Equal(["1:17 1:25"], OfDocument(Rule, "directive @many(a: Int, a: Int, b: Int) on FIELD"));

    [Fact]
    public void Fields_may_define_arguments_of_the_same_name() =>
        Assert.Empty(OfDocument(Rule, "type Thing { a(x: Int): Int b(x: Int): Int }"));
}
